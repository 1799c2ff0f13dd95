package dev.keysend.conformance.request;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The most that a body can cost: what a server would pay that interprets everything it can. A
 * negative amount counts without its sign, a fraction is rounded up, a numeric string and {@code
 * true} count as numbers, a list counts as the sum of its parts, and an amount counts anywhere in
 * the body. No server can pay more than all bitcoin: of a larger amount, what remains in 32 and in
 * 64 bits counts.
 *
 * <p>A body that names no number as amount, one of more than all bitcoin, or a string with a sign
 * is {@linkplain #isOpen open}: a server that pays it may pay as much as it likes.
 */
public final class WorstCase {
  /** All bitcoin that there will ever be, in satoshis. */
  private static final BigInteger ALL = BigInteger.valueOf(2_100_000_000_000_000L);

  private static final Pattern LEADING_NUMBER =
      Pattern.compile("\\s*([+-]?[0-9]+(?:[.][0-9]*)?(?:[eE][+-]?[0-9]{1,3})?).*", Pattern.DOTALL);

  private WorstCase() {}

  /** The most that a body can cost, in satoshis. */
  public static BigInteger of(JsonNode body) {
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

  /** Whether a server that pays the body anyway may pay more than the worst case. */
  static boolean isOpen(JsonNode body) {
    JsonNode amount = body.path(Fields.AMOUNT);
    return of(body).signum() == 0 || isBeyondAllBitcoin(amount) || isSignedString(amount);
  }

  /** A server that reads the digits at the beginning of a string finds none, so no amount. */
  private static boolean isSignedString(JsonNode amount) {
    return amount.isString() && amount.stringValue().strip().startsWith("-");
  }

  private static boolean isBeyondAllBitcoin(JsonNode amount) {
    return amount.isNumber() && amount.decimalValue().abs().compareTo(new BigDecimal(ALL)) > 0;
  }

  /** Whether the body names a destination; without one, no payment is possible. */
  static boolean namesSomebody(JsonNode body) {
    return body.properties().stream()
            .anyMatch(
                property ->
                    Fields.DESTINATION.equals(property.getKey())
                        || namesSomebody(property.getValue()))
        || (body.isArray() && body.values().stream().anyMatch(WorstCase::namesSomebody));
  }

  /**
   * What an answer shows as an amount, without its sign; nothing if it is none that can be paid.
   */
  public static BigInteger shown(JsonNode value) {
    boolean isAmount = (value.isNumber() && !isBeyondAllBitcoin(value)) || value.isString();
    return isAmount ? amount(value) : BigInteger.ZERO;
  }

  private static BigInteger amount(JsonNode value) {
    if (value.isNumber()) {
      return whole(value.decimalValue());
    }
    if (value.isBoolean()) {
      return value.booleanValue() ? BigInteger.ONE : BigInteger.ZERO;
    }
    if (value.isString()) {
      Matcher number = LEADING_NUMBER.matcher(value.stringValue());
      return number.matches() ? whole(new BigDecimal(number.group(1))) : BigInteger.ZERO;
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
    BigInteger whole = amount.abs().setScale(0, RoundingMode.CEILING).toBigInteger();
    return whole.compareTo(ALL) <= 0 ? whole : wrapped(whole, 32).max(wrapped(whole, 64));
  }

  /** What some bits hold of an amount; nothing if that too is more than there is. */
  private static BigInteger wrapped(BigInteger amount, int bits) {
    BigInteger unsigned = amount.mod(BigInteger.ONE.shiftLeft(bits));
    BigInteger signed = unsigned.subtract(BigInteger.ONE.shiftLeft(bits)).abs();
    BigInteger most =
        unsigned.max(
            signed.compareTo(ALL) <= 0 && unsigned.testBit(bits - 1) ? signed : BigInteger.ZERO);
    return most.compareTo(ALL) <= 0 ? most : BigInteger.ZERO;
  }
}
