package dev.keysend.mock.record;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import dev.keysend.contract.Operation;
import dev.keysend.mock.stub.Keys;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes example pairs of exchanges and writes those that keep the contract. */
final class ExchangeRecorder {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final ExampleFiles files;
  private final long firstBalance;
  private final String walletLabel;
  private final Disguise disguise = new Disguise();

  ExchangeRecorder(Contract contract, ExampleFiles files) {
    this.files = files;
    Operation operation = contract.operation();
    JsonNode wallet =
        operation.responses().get("201").examples().values().iterator().next().value().path("wal");
    this.firstBalance = wallet.path("balance").asLong();
    this.walletLabel = wallet.path("user_label").asString();
  }

  /**
   * Writes an exchange.
   *
   * @return what was done, in a sentence: the file, or why there is none
   */
  synchronized String record(
      List<String> apiKeys, String walletKey, byte[] request, int status, byte[] response) {
    apiKeys.forEach(key -> disguise.replace(key, Keys.SAMPLE.apiKey()));
    disguise.replace(walletKey, Keys.SAMPLE.walletKey());
    try {
      JsonNode answer = Json.read(response);
      learn(answer);
      JsonNode disguised = Json.read(disguise.apply(Json.write(answer)));
      hideWallet(disguised);
      ExamplePair pair =
          new ExamplePair(
              name(status, answer),
              Json.read(disguise.apply(Json.write(Json.read(request)))),
              status,
              disguised);
      List<String> problems = files.problems(pair);
      return problems.isEmpty()
          ? "Wrote " + files.write(pair)
          : "Not written, since it breaks the contract: " + String.join("; ", problems);
    } catch (MalformedJsonException e) {
      return "Not written, since a body is not JSON: " + e.getMessage();
    } catch (IllegalArgumentException e) {
      return "Not written, since it breaks the contract: " + e.getMessage();
    }
  }

  private void learn(JsonNode answer) {
    for (String pointer : List.of("/id", "/wal/id", "/lnTx/id", "/lnTx/ln_node_id")) {
      disguise.identifier(answer.at(pointer).asString(""));
    }
    String preimage = answer.at("/lnTx/payment_preimage").asString("");
    String hash = answer.at("/lnTx/r_hash_decoded").asString("");
    if (HASH.matcher(preimage).matches()) {
      byte[] computed = Disguise.sha256().digest(HexFormat.of().parseHex(preimage));
      if (!HexFormat.of().formatHex(computed).equals(hash)) {
        throw new IllegalArgumentException(
            "answer /lnTx/r_hash_decoded is not the SHA-256 of the preimage");
      }
      disguise.preimage(preimage, hash);
    }
  }

  private void hideWallet(JsonNode answer) {
    if (answer.path("wal") instanceof ObjectNode wallet) {
      JsonNode balance = wallet.path("balance");
      if (balance.canConvertToLong()) {
        wallet.put("balance", disguise.balance(balance.asLong(), firstBalance));
      }
      if (wallet.has("user_label")) {
        wallet.put("user_label", walletLabel);
      }
    }
  }

  /** By what happened, so that a folder's list says what is in it. */
  private static String name(int status, JsonNode answer) {
    String reason =
        answer
            .path("message")
            .asString("")
            .replaceAll(".*FAILURE_REASON_([A-Z_]+).*", "$1")
            .toLowerCase(Locale.ROOT)
            .replace('_', '-');
    return reason.matches("[a-z-]{1,40}")
        ? "recorded-" + status + "-" + reason
        : "recorded-" + status;
  }
}
