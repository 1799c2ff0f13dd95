package dev.keysend.conformance.request;

import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What a request that the contract forbids plainly means: valid requests that a reader of good will
 * takes it for. A server may refuse it, or pay one of these; the answer tells which it did.
 *
 * @param words what a server pays that takes it so, such as {@code paid as 1 satoshi}; empty if
 *     nothing plain can be meant
 * @param bodies the valid requests, any of which is a faithful reading
 */
public record Meaning(String words, List<JsonNode> bodies) {
  /** What a server pays that does not look at a field. */
  public static final String LEFT_OUT = "paid as if it were left out";

  /**
   * The request has no plain meaning; a server that pays it pays something that nobody requested.
   */
  public static final Meaning NONE = new Meaning("", List.of());

  /** Makes defensive copies. */
  public Meaning {
    bodies = List.copyOf(bodies);
  }

  /** Whether an answer shows that one of the readings was paid. */
  public boolean isPaidBy(JsonNode sent, JsonNode answer) {
    return bodies.stream().anyMatch(body -> isPaidBy(body, sent, answer));
  }

  private static boolean isPaidBy(JsonNode meant, JsonNode sent, JsonNode answer) {
    JsonNode amount = answer.at(Fields.PAID_AMOUNT);
    return amount.isNumber()
        && amount.decimalValue().compareTo(meant.path(Fields.AMOUNT).decimalValue()) == 0
        && answer
            .at(Fields.PAID_DESTINATION)
            .asString("")
            .equalsIgnoreCase(meant.path(Fields.DESTINATION).asString())
        && holds(Fields.PASS_THROUGH, meant, sent, answer.path(Fields.PASS_THROUGH))
        && holds(Fields.RECORDS, meant, sent, answer.at(Fields.PAID_RECORDS));
  }

  /** Whether what was meant came back, and nothing that was sent came back as something else. */
  private static boolean holds(String field, JsonNode meant, JsonNode sent, JsonNode shown) {
    for (Map.Entry<String, JsonNode> entry : meant.path(field).properties()) {
      if (!isSame(entry.getValue(), shown.path(entry.getKey()))) {
        return false;
      }
    }
    return sent.path(field).propertyNames().stream()
        .filter(name -> !meant.path(field).has(name))
        .allMatch(name -> shown.path(name).isMissingNode() || shown.path(name).isNull());
  }

  private static boolean isSame(JsonNode meant, JsonNode shown) {
    return meant.equals(shown) || (shown.isString() && meant.equals(read(shown.stringValue())));
  }

  /** A value whose JSON is in a string, as the 2023 documentation describes for records. */
  private static JsonNode read(String text) {
    try {
      return Json.read(text);
    } catch (MalformedJsonException e) {
      return MissingNode.getInstance();
    }
  }
}
