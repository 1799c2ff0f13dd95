package dev.keysend.conformance.probe;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The most that a body can cost: what a server would pay that makes sense of everything it can. A
 * negative amount counts without its sign, a fraction rounded up, a numeric text and {@code true}
 * as numbers, a list as the sum of its parts, and an amount counts wherever in the body it stands.
 * A body that names no number as amount costs nothing.
 */
final class WorstCase {
  private WorstCase() {}

  static BigInteger of(JsonNode body) {
    BigInteger sum = BigInteger.ZERO;
    for (Map.Entry<String, JsonNode> property : body.properties()) {
      sum =
          sum.add(
              Fields.AMOUNT.equals(property.getKey())
                  ? amount(property.getValue())
                  : of(property.getValue()));
    }
    if (body.isArray()) {
      for (JsonNode element : body.values()) {
        sum = sum.add(of(element));
      }
    }
    return sum;
  }

  private static BigInteger amount(JsonNode value) {
    if (value.isNumber()) {
      return whole(value.decimalValue());
    }
    if (value.isBoolean()) {
      return value.booleanValue() ? BigInteger.ONE : BigInteger.ZERO;
    }
    if (value.isString()) {
      try {
        return whole(new BigDecimal(value.stringValue().strip()));
      } catch (NumberFormatException e) {
        return BigInteger.ZERO;
      }
    }
    BigInteger sum = of(value);
    if (value.isArray()) {
      for (JsonNode element : value.values()) {
        sum = sum.add(amount(element));
      }
    }
    return sum;
  }

  private static BigInteger whole(BigDecimal amount) {
    return amount.abs().setScale(0, RoundingMode.CEILING).toBigInteger();
  }
}
