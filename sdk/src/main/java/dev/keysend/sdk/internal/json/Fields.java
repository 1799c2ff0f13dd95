package dev.keysend.sdk.internal.json;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads single JSON values. If a value has another type, the error says where it is. */
final class Fields {
  /**
   * No number of this endpoint is nearly as long, and reading a longer one takes quadratic time.
   */
  private static final int MOST_DIGITS = 1000;

  private Fields() {}

  static void beginObject(JsonReader in) throws IOException {
    expect(in, JsonToken.BEGIN_OBJECT, "an object");
    in.beginObject();
  }

  /**
   * Notes that a field was read. A field must not appear twice, because it would have two values.
   */
  static long once(JsonReader in, long seen, int index) throws IOException {
    long bit = 1L << (index - 1);
    if ((seen & bit) != 0) {
      throw new AnswerFormatException(in.getPath() + " comes twice");
    }
    return seen | bit;
  }

  /**
   * Throws if the object lacks a required field.
   *
   * @param required the model's fields in the order of their bits, empty where one may be missing
   */
  static void complete(JsonReader in, long seen, String[] required) throws IOException {
    for (int i = 0; i < required.length; i++) {
      if ((seen & (1L << i)) == 0 && !required[i].isEmpty()) {
        throw new AnswerFormatException(parent(in) + "." + required[i] + " is missing");
      }
    }
  }

  /** Whether the next value is null; if so, skips it. */
  static boolean isNull(JsonReader in) throws IOException {
    if (in.peek() != JsonToken.NULL) {
      return false;
    }
    in.nextNull();
    return true;
  }

  static String string(JsonReader in) throws IOException {
    expect(in, JsonToken.STRING, "a string");
    return in.nextString();
  }

  static long int64(JsonReader in) throws IOException {
    expect(in, JsonToken.NUMBER, "an integer");
    String digits = in.nextString();
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return exact(in, digits);
    }
  }

  static boolean bool(JsonReader in) throws IOException {
    expect(in, JsonToken.BOOLEAN, "true or false");
    return in.nextBoolean();
  }

  static int int32(JsonReader in) throws IOException {
    long value = int64(in);
    if (value != (int) value) {
      throw new AnswerFormatException(in.getPath() + " is not an integer of 32 bits: " + value);
    }
    return (int) value;
  }

  /** A map of strings. PHP writes an empty map as an empty array. */
  static Map<String, String> strings(JsonReader in) throws IOException {
    Map<String, String> map = new CustomRecords();
    if (isEmptyArray(in)) {
      return map;
    }
    beginObject(in);
    while (in.hasNext()) {
      String name = freeName(in);
      if (map.put(name, string(in)) != null) {
        throw new AnswerFormatException(in.getPath() + " comes twice");
      }
    }
    in.endObject();
    return map;
  }

  /** A map of free JSON values. PHP writes an empty map as an empty array. */
  static Map<String, Object> values(JsonReader in) throws IOException {
    if (isEmptyArray(in)) {
      return new LinkedHashMap<>();
    }
    return object(in);
  }

  private static String freeName(JsonReader in) throws IOException {
    return in instanceof MaskingReader ? ((MaskingReader) in).nextFreeName() : in.nextName();
  }

  private static Map<String, Object> object(JsonReader in) throws IOException {
    Map<String, Object> map = new LinkedHashMap<>();
    beginObject(in);
    while (in.hasNext()) {
      String name = freeName(in);
      if (map.containsKey(name)) {
        throw new AnswerFormatException(in.getPath() + " comes twice");
      }
      putFree(map, name, value(in));
    }
    in.endObject();
    return map;
  }

  /** The model declares free values as non-null, but JSON has null, which must not get lost. */
  @SuppressWarnings("NullAway")
  private static void putFree(Map<String, Object> map, String name, @Nullable Object value) {
    map.put(name, value);
  }

  private static @Nullable Object value(JsonReader in) throws IOException {
    switch (in.peek()) {
      case BEGIN_OBJECT:
        return object(in);
      case BEGIN_ARRAY:
        List<@Nullable Object> list = new ArrayList<>();
        in.beginArray();
        while (in.hasNext()) {
          list.add(value(in));
        }
        in.endArray();
        return list;
      case NUMBER:
        return number(in, in.nextString());
      case BOOLEAN:
        return in.nextBoolean();
      case NULL:
        in.nextNull();
        return null;
      default:
        return in.nextString();
    }
  }

  /** Loses no digit: a number that no primitive can hold exactly becomes a big number. */
  private static Number number(JsonReader in, String digits) throws IOException {
    refuseEndless(in, digits);
    boolean integer = digits.indexOf('.') < 0 && digits.indexOf('e') < 0 && digits.indexOf('E') < 0;
    if (integer) {
      try {
        return Long.parseLong(digits);
      } catch (NumberFormatException e) {
        return new BigInteger(digits);
      }
    }
    BigDecimal exact = new BigDecimal(digits);
    double nearest = Double.parseDouble(digits);
    boolean same = !Double.isInfinite(nearest) && exact.compareTo(BigDecimal.valueOf(nearest)) == 0;
    return same ? (Number) nearest : exact;
  }

  /**
   * In JSON, 2.0 and 2e0 are integers too. Refuses what is not an integer or has more than 64 bits.
   */
  private static long exact(JsonReader in, String digits) throws IOException {
    refuseEndless(in, digits);
    try {
      return new BigDecimal(digits).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new AnswerFormatException(in.getPath() + " is not an integer of 64 bits: " + digits);
    }
  }

  private static void refuseEndless(JsonReader in, String digits) throws IOException {
    if (digits.length() > MOST_DIGITS) {
      throw new AnswerFormatException(in.getPath() + " has " + digits.length() + " digits");
    }
  }

  private static boolean isEmptyArray(JsonReader in) throws IOException {
    if (in.peek() != JsonToken.BEGIN_ARRAY) {
      return false;
    }
    String path = in.getPath();
    in.beginArray();
    if (in.hasNext()) {
      throw new AnswerFormatException(path + " is not an object but an array");
    }
    in.endArray();
    return true;
  }

  private static void expect(JsonReader in, JsonToken token, String what) throws IOException {
    JsonToken found = in.peek();
    if (found != token) {
      throw new AnswerFormatException(
          in.getPath() + " is not " + what + " but " + found.name().replace("BEGIN_", ""));
    }
  }

  /** The path of the open object: the reader's path without its last field. */
  private static String parent(JsonReader in) {
    String path = in.getPath();
    return path.substring(0, Math.max(path.lastIndexOf('.'), 1));
  }
}
