package dev.keysend.sdk.internal.request;

import dev.keysend.sdk.internal.text.ForeignText;
import dev.keysend.sdk.model.KeysendRequest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks a request before it is sent, and names every problem at once. The limits of the schema
 * come from the contract, in {@link RequestLimits}. This class words the problems, and checks what
 * no schema can say or the generator leaves out.
 */
public final class RequestCheck {
  /**
   * Custom record keys up to this one belong to the protocol. The generator leaves this limit out.
   */
  private static final BigInteger LAST_RESERVED_KEY = BigInteger.valueOf(65536);

  /** The keysend record (bLIP-3). With another preimage in it, no payment would settle. */
  private static final String KEYSEND_RECORD = "5482373484";

  /** In the onion, the key of a record is an unsigned integer of 64 bits. */
  private static final BigInteger LAST_KEY = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private static final Pattern DECIMAL = Pattern.compile("[1-9][0-9]{0,99}");

  /** The most characters of a deep place that a problem shows. */
  private static final int SHORT = 40;

  /** Deep enough for data, and not too deep for any JSON reader. */
  static final int DEEPEST = 64;

  private static final Set<Class<?>> NUMBERS =
      new HashSet<>(
          Arrays.asList(
              Byte.class,
              Short.class,
              Integer.class,
              Long.class,
              BigInteger.class,
              BigDecimal.class));

  private final List<String> problems = new ArrayList<>();
  private final UnaryOperator<String> mask;
  private String field = "";
  private String description = "";
  private @Nullable Object value;

  private RequestCheck(UnaryOperator<String> mask) {
    this.mask = mask;
  }

  /**
   * Returns every problem of the request, each with the field's name; empty if it can be sent.
   *
   * @param mask removes the keys from a text
   */
  static List<String> problems(KeysendRequest request, UnaryOperator<String> mask) {
    RequestCheck check = new RequestCheck(mask);
    RequestLimits.check(request, check);
    check.recordKeys(request.getCustomRecords());
    return check.problems;
  }

  /**
   * Compiles a pattern of the contract. There, {@code $} is the end of the text; in Java it also
   * matches before a final line break.
   */
  static Pattern pattern(String contract) {
    boolean anchored = contract.endsWith("$") && !contract.endsWith("\\$");
    return Pattern.compile(
        anchored ? contract.substring(0, contract.length() - 1) + "\\z" : contract);
  }

  /** The checks that follow are about this field. */
  void field(String name, String words, @Nullable Object given) {
    field = name;
    // Without the full stop. No regular expression, because every payment passes here.
    description = words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    value = given;
  }

  void required() {
    if (value == null) {
      problems.add(field + " is missing (" + description + ")");
    }
  }

  void matches(Pattern pattern, String shownPattern) {
    if (value != null && !pattern.matcher((String) value).find()) {
      String given = (String) value;
      problems.add(
          field
              + " does not match "
              + shownPattern
              + " ("
              + description
              + "): \""
              + shown(given)
              + "\""
              + wayOut(given));
    }
  }

  void atLeast(long minimum) {
    if (value != null && ((Number) value).longValue() < minimum) {
      problems.add(field + " is less than " + minimum + ": " + value);
    }
  }

  void atMost(long maximum) {
    if (value != null && ((Number) value).longValue() > maximum) {
      problems.add(field + " is more than " + maximum + ": " + value);
    }
  }

  void text() {
    values();
  }

  void values() {
    if (value != null) {
      value(field, value, 1);
    }
  }

  /** Java's generics promise strings, but nothing enforces it at run time. */
  void strings() {
    if (value == null) {
      return;
    }
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
      String place = field + "[" + shown(entry.getKey()) + "]";
      if (!(entry.getKey() instanceof String)) {
        problems.add(place + ": the name is not a string: " + kind(entry.getKey()));
      }
      if (!(entry.getValue() instanceof String)) {
        problems.add(place + ": the value is not a string: " + kind(entry.getValue()));
      } else if (ForeignText.isTorn((String) entry.getValue())) {
        problems.add(place + ": the value has half a surrogate pair, which UTF-8 cannot encode");
      }
    }
  }

  private void recordKeys(@Nullable Map<String, String> records) {
    if (records == null) {
      return;
    }
    for (Object key : ((Map<?, ?>) records).keySet()) {
      if (key instanceof String && !DECIMAL.matcher((String) key).matches()) {
        addProblemOfKey(key, "is not an integer greater than " + LAST_RESERVED_KEY);
      } else if (key instanceof String && new BigInteger((String) key).compareTo(LAST_KEY) > 0) {
        addProblemOfKey(key, "is more than " + LAST_KEY + ", the largest that the onion can hold");
      } else if (key instanceof String
          && new BigInteger((String) key).compareTo(LAST_RESERVED_KEY) <= 0) {
        addProblemOfKey(key, "is not an integer greater than " + LAST_RESERVED_KEY);
      } else if (KEYSEND_RECORD.equals(key)) {
        problems.add(
            KeysendRequest.SERIALIZED_NAME_CUSTOM_RECORDS
                + "["
                + key
                + "]: the keysend record holds the preimage, which the server draws; leave it out");
      }
    }
  }

  private void addProblemOfKey(Object key, String problem) {
    String place = KeysendRequest.SERIALIZED_NAME_CUSTOM_RECORDS + "[" + shown(key) + "]";
    problems.add(place + ": the key " + problem);
  }

  private void value(String place, @Nullable Object value, int depth) {
    if (depth > DEEPEST) {
      problems.add(
          ForeignText.shown(place, SHORT)
              + " is nested deeper than "
              + DEEPEST
              + " levels, or in itself");
    } else if (value instanceof Map) {
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        String inner = place + "." + shown(entry.getKey());
        if (!(entry.getKey() instanceof String)) {
          problems.add(inner + ": the name is not a string: " + kind(entry.getKey()));
        } else if (ForeignText.isTorn((String) entry.getKey())) {
          problems.add(inner + ": the name has half a surrogate pair, which UTF-8 cannot encode");
        }
        value(inner, entry.getValue(), depth + 1);
      }
    } else if (value instanceof List) {
      int index = 0;
      for (Object item : (List<?>) value) {
        value(place + "[" + index++ + "]", item, depth + 1);
      }
    } else if (value instanceof String) {
      if (ForeignText.isTorn((String) value)) {
        problems.add(place + " has half a surrogate pair, which UTF-8 cannot encode");
      }
    } else if (!isPlain(value)) {
      problems.add(
          place
              + " cannot be written as JSON: "
              + kind(value)
              + "; use String, Boolean, a number, List or Map");
    }
  }

  private static boolean isPlain(@Nullable Object value) {
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return !Double.isNaN(number) && !Double.isInfinite(number);
    }
    return value == null || value instanceof Boolean || NUMBERS.contains(value.getClass());
  }

  private static String kind(@Nullable Object value) {
    if (value instanceof Double || value instanceof Float) {
      return value.toString();
    }
    return value == null ? "null" : value.getClass().getTypeName();
  }

  private static String wayOut(String given) {
    if (given.indexOf('@') >= 0) {
      return "; give the key without @ and the address after it";
    }
    return given.chars().anyMatch(Character::isWhitespace) ? "; it has white space in it" : "";
  }

  /** A text of the caller's. Masked first, because half a key would not be recognized. */
  private String shown(@Nullable Object text) {
    return ForeignText.shown(mask.apply(String.valueOf(text)));
  }
}
