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

  static Object of(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(entry -> map.put(entry.getKey(), of(entry.getValue())));
        yield map;
      }
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
   * A number written 2.0 is the integer 2, as JSON Schema has it. One beyond all that CEL knows is
   * infinite, and so unlike any that was asked for.
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
