package dev.keysend.mock.record;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Replaces private data in whole bodies: in texts, in names of fields, in balances. */
final class BodyDisguise {
  private static final Pattern NUMBER =
      Pattern.compile("(?<![0-9A-Za-z_.-])[0-9]{1,18}(?![0-9A-Za-z_])");

  /** The channel that a payment left through, which identifies the operator's node. */
  private static final String CHANNEL = "outgoingChanId";

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,20}");

  private final Disguise disguise;
  private final Balances balances;
  private final String walletLabel;

  /** Takes what to replace texts, balances and wallets' labels with. */
  BodyDisguise(Disguise disguise, Balances balances, String walletLabel) {
    this.disguise = disguise;
    this.balances = balances;
    this.walletLabel = walletLabel;
  }

  /** Another request. Its numbers are the sender's and stay. */
  JsonNode request(JsonNode body) {
    return copy(body, null);
  }

  /** Another response about a wallet. */
  JsonNode answer(JsonNode body, String walletKey, JsonNode request) {
    JsonNode other = copy(body, walletKey);
    if (other.path("wal") instanceof ObjectNode wallet && wallet.has("user_label")) {
      wallet.put("user_label", walletLabel);
    }
    if (other instanceof ObjectNode error && error.path("message").isString()) {
      String amount = request.path("num_satoshis").asString("");
      error.put("message", message(error.path("message").asString(), amount, walletKey));
    }
    return other;
  }

  /** A number in an error's message that is not the request's amount is taken for a balance. */
  private String message(String message, String amount, String walletKey) {
    return NUMBER
        .matcher(message)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    match.group().equals(amount)
                        ? amount
                        : Long.toString(
                            balances.satoshis(walletKey, Long.parseLong(match.group())))));
  }

  private JsonNode copy(JsonNode node, @org.jspecify.annotations.Nullable String walletKey) {
    if (node.isString()) {
      return JsonNodeFactory.instance.stringNode(disguise.apply(node.asString()));
    }
    if (node.isArray()) {
      ArrayNode other = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> other.add(copy(element, walletKey)));
      return other;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode other = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      JsonNode value = field.getValue();
      other.set(disguise.applyToName(field.getKey()), field(field.getKey(), value, walletKey));
    }
    return other;
  }

  private JsonNode field(
      String name, JsonNode value, @org.jspecify.annotations.Nullable String walletKey) {
    if (name.equals(CHANNEL) && value.isString() && DIGITS.matcher(value.asString()).matches()) {
      return JsonNodeFactory.instance.stringNode(disguise.applyToDigits(value.asString()));
    }
    return walletKey != null && isBalance(name) && value.isIntegralNumber()
        ? balance(name, value, walletKey)
        : copy(value, walletKey);
  }

  private static boolean isBalance(String name) {
    return name.toLowerCase(Locale.ROOT).contains("balance");
  }

  private JsonNode balance(String name, JsonNode value, String walletKey) {
    long balance = value.bigIntegerValue().longValueExact();
    return JsonNodeFactory.instance.numberNode(
        name.toLowerCase(Locale.ROOT).contains("msat")
            ? balances.milliSatoshis(walletKey, balance)
            : balances.satoshis(walletKey, balance));
  }
}
