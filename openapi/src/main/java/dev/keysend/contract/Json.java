package dev.keysend.contract;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes JSON bodies, as strictly as RFC 8259 says and without losing a digit: only
 * UTF-8, no duplicate names in an object, nothing after the value, exact numbers. Depth, length and
 * exponents are limited, so that no body can exhaust the reader.
 */
public final class Json {
  /** Java puts it in the place of bytes that are not UTF-8, but a text may also contain it. */
  private static final char REPLACEMENT = '\uFFFD';

  private static final int MAX_DIGITS = StreamReadConstraints.DEFAULT_MAX_NUM_LEN;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              // The default pool is shared, and threads that read at the same time wait for it.
              JsonFactory.builder().recyclerPool(JsonRecyclerPools.threadLocalPool()).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Json() {}

  /**
   * Reads a body.
   *
   * @throws MalformedJsonException if the bytes are not one JSON value; the message says why, and
   *     where
   */
  public static JsonNode read(byte[] body) throws MalformedJsonException {
    String text = new String(body, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      checkEncoding(body);
    }
    return read(text);
  }

  private static void checkEncoding(byte[] body) throws MalformedJsonException {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
    } catch (CharacterCodingException e) {
      throw new MalformedJsonException("it is not UTF-8", e);
    }
  }

  /**
   * Reads a body.
   *
   * @throws MalformedJsonException if the text is not one JSON value; the message says why, and
   *     where
   */
  public static JsonNode read(String body) throws MalformedJsonException {
    JsonNode node;
    try {
      node = MAPPER.readTree(body);
    } catch (JacksonException e) {
      throw new MalformedJsonException(reason(e), e);
    } catch (ArithmeticException | NumberFormatException e) {
      // The parser throws these for an exponent that no number type can hold.
      throw new MalformedJsonException("a number in it is too large or too small to be read", e);
    }
    if (node.isMissingNode()) {
      throw new MalformedJsonException("it is empty", null);
    }
    refuseHugeExponents(node);
    return node;
  }

  /** A few characters can describe a number that is too long for memory when written out. */
  private static void refuseHugeExponents(JsonNode node) throws MalformedJsonException {
    if (node.isBigDecimal() && Math.abs((long) node.decimalValue().scale()) > MAX_DIGITS) {
      throw new MalformedJsonException(
          "a number has more than " + MAX_DIGITS + " digits when it is written out", null);
    }
    for (JsonNode child : node) {
      refuseHugeExponents(child);
    }
  }

  /** Writes a value without white space, with names in the value's order. */
  public static String write(JsonNode value) {
    return MAPPER.writeValueAsString(value);
  }

  /** Writes a value for people, over several lines. */
  public static String pretty(JsonNode value) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
  }

  private static String reason(JacksonException e) {
    String place =
        e.getLocation() == null
            ? ""
            : " (line "
                + e.getLocation().getLineNr()
                + ", column "
                + e.getLocation().getColumnNr()
                + ")";
    return inPlainWords(e.getOriginalMessage()) + place;
  }

  /** Removes the parser's settings from its message, because a sender cannot change them. */
  private static String inPlainWords(String message) {
    if (message.startsWith("Trailing token")) {
      return "something follows the value";
    }
    return message
        .replaceAll(" \\([A-Za-z ]* at \\[Source: .*?]\\)", "")
        .replaceAll(", from `[^`]*`", "")
        .replaceAll(": enable `[^`]*` to allow", "")
        .replaceAll(" \\(not recognized as one since Feature [^)]*\\)", "")
        // The parser leaves the colon out.
        .replaceAll("end-of-input(?=[A-Za-z])", "end-of-input: ");
  }
}
