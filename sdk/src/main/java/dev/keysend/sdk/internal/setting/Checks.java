package dev.keysend.sdk.internal.setting;

import dev.keysend.sdk.internal.text.ForeignText;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks of settings. They fail when you set a value, and the message names the setting. */
public final class Checks {
  private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z._-]+");

  /** OkHttp counts milliseconds, and takes zero for no limit. */
  private static final Duration SHORTEST = Duration.ofMillis(1);

  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int MOST_CHARACTERS = 255;

  private Checks() {}

  /** A setting that is not null. Settings often come from the environment, where they are unset. */
  public static <T> T notNull(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(
          name + " is null; if it comes from an environment variable, check that this is set");
    }
    return value;
  }

  /** A time limit. */
  public static Duration limit(String name, Duration value) {
    Duration given = notNull(name, value);
    if (given.compareTo(SHORTEST) < 0 || given.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          name + " must be from one millisecond to one day, and is " + given);
    }
    return given;
  }

  /** A text that says something. */
  public static String notEmpty(String name, String value) {
    if (notNull(name, value).trim().isEmpty()) {
      throw new IllegalArgumentException(name + " must not be empty");
    }
    return value;
  }

  /** A text that goes through JSON, databases and logs without a change. */
  public static String identifier(String name, String value) {
    notEmpty(name, value);
    if (value.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          name
              + " must have at most "
              + MOST_CHARACTERS
              + " characters, and has "
              + value.length());
    }
    if (ForeignText.hasHidden(value)) {
      throw new IllegalArgumentException(
          name
              + " must not have control characters, invisible characters or half a surrogate pair,"
              + " and is \""
              + ForeignText.shown(value)
              + "\"");
    }
    return value;
  }

  /** Refuses a secret without showing it. */
  public static String secret(String name, String value, UnaryOperator<String> problemOf) {
    String problem = problemOf.apply(notNull(name, value));
    if (!problem.isEmpty()) {
      throw new IllegalArgumentException(name + " cannot be used: " + problem);
    }
    return value;
  }

  /** A word for a header: an RFC 9110 token of common characters. */
  public static String token(String name, String value) {
    if (!TOKEN.matcher(notNull(name, value)).matches()) {
      throw new IllegalArgumentException(
          name
              + " must be made of letters, digits and ._- and is \""
              + ForeignText.shown(value)
              + "\"");
    }
    return value;
  }

  /** A setting that there has to be. */
  public static <T> T given(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalStateException(name + " is missing; set it with " + name + "(…)");
    }
    return value;
  }
}
