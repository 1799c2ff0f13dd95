package dev.keysend.contract;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converts numbers for the schema library, which throws on a decimal beyond 64 bits, such as {@code
 * 1e30}, if there is a {@code minimum} or {@code maximum}.
 */
final class SchemaNumbers {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final BigDecimal LARGEST = new BigDecimal(Long.MAX_VALUE);

  /** The largest value that is not an integer; it replaces every larger one. */
  private static final BigDecimal LARGEST_FRACTION = LARGEST.subtract(new BigDecimal("0.5"));

  private SchemaNumbers() {}

  /** The value with numbers that break the same constraints as before. */
  static JsonNode of(JsonNode value) {
    // Nearly no body has such a number, and a copy would take time.
    return hasLargeDecimal(value) ? copy(value) : value;
  }

  private static boolean hasLargeDecimal(JsonNode value) {
    if (value.isBigDecimal()) {
      return isLarge(value.decimalValue());
    }
    for (JsonNode inner : value) {
      if (hasLargeDecimal(inner)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLarge(BigDecimal number) {
    return number.abs().compareTo(LARGEST) >= 0;
  }

  private static JsonNode copy(JsonNode value) {
    if (value.isBigDecimal()) {
      return copy(value.decimalValue(), value);
    }
    if (value.isArray()) {
      ArrayNode array = JSON.arrayNode();
      value.values().forEach(element -> array.add(copy(element)));
      return array;
    }
    if (value.isObject()) {
      ObjectNode object = JSON.objectNode();
      for (Map.Entry<String, JsonNode> property : value.properties()) {
        object.set(property.getKey(), copy(property.getValue()));
      }
      return object;
    }
    return value;
  }

  private static JsonNode copy(BigDecimal number, JsonNode node) {
    if (!isLarge(number)) {
      return node;
    }
    BigInteger whole = number.toBigInteger();
    return number.compareTo(new BigDecimal(whole)) == 0
        ? JSON.numberNode(whole)
        : JSON.numberNode(number.signum() < 0 ? LARGEST_FRACTION.negate() : LARGEST_FRACTION);
  }
}
