package dev.keysend.conformance.probe;

import dev.keysend.conformance.target.Body;
import dev.keysend.conformance.target.Call;
import dev.keysend.conformance.target.HttpHeader;
import dev.keysend.contract.Json;
import dev.keysend.contract.Operation;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes requests of the contract's operation for one wallet. */
public final class Requests {
  private final Operation operation;
  private final String apiKey;
  private final String walletKey;
  private final String destination;
  private final String unroutable;

  /**
   * Makes requests.
   *
   * @param operation the contract's operation
   * @param apiKey the API key
   * @param walletKey access key of the wallet that pays
   * @param destination public key of a node that payments reach
   * @param unroutable public key of a node that no payment reaches
   */
  public Requests(
      Operation operation, String apiKey, String walletKey, String destination, String unroutable) {
    this.operation = operation;
    this.apiKey = apiKey;
    this.walletKey = walletKey;
    this.destination = destination;
    this.unroutable = unroutable;
  }

  /** A payment with nothing but what is required. */
  ObjectNode minimal(long satoshis) {
    return JsonNodeFactory.instance
        .objectNode()
        .put(Fields.DESTINATION, destination)
        .put(Fields.AMOUNT, satoshis);
  }

  ObjectNode unroutable(long satoshis) {
    return minimal(satoshis).put(Fields.DESTINATION, unroutable);
  }

  Draft draft(JsonNode body) {
    return new Draft(
        new Call(
            operation.method(),
            operation.path(walletKey),
            List.of(
                new HttpHeader("Authorization", basic(apiKey, "")),
                new HttpHeader("Content-Type", operation.requestMediaType()),
                new HttpHeader("Accept", operation.requestMediaType())),
            Body.of(Json.write(body)),
            WorstCase.of(body)),
        Optional.of(body));
  }

  private static String basic(String user, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }
}
