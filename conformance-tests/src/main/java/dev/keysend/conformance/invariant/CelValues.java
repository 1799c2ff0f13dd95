package dev.keysend.conformance.invariant;

import dev.cel.common.values.NullValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** JSON values as CEL has them. */
final class CelValues {
  private CelValues() {}

  /** The body has the contract's fields; a value in it may be a map with any keys. */
  static Object ofBody(JsonNode body) {
    return body.isObject() ? new CelObject(fields(body)) : of(body);
  }

  private static Map<String, Object> fields(JsonNode object) {
    Map<String, Object> fields = new LinkedHashMap<>();
    object.properties().forEach(entry -> fields.put(entry.getKey(), of(entry.getValue())));
    return fields;
  }

  static Object of(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> fields(node);
      case ARRAY -> {
        List<Object> list = new ArrayList<>();
        node.values().forEach(element -> list.add(of(element)));
        yield list;
      }
      case STRING -> node.stringValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> number(node);
      default -> NullValue.NULL_VALUE;
    };
  }

  /**
   * The number 2.0 is the integer 2, as in JSON Schema. A number too large for CEL becomes
   * infinite, so it equals no requested number.
   */
  private static Object number(JsonNode node) {
    BigDecimal number = node.decimalValue();
    try {
      return number.longValueExact();
    } catch (ArithmeticException e) {
      return number.doubleValue();
    }
  }
}
