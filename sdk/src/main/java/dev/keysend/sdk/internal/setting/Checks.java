package dev.keysend.sdk.internal.setting;

import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks of settings. They fail when you set a value, and the message names the setting. */
public final class Checks {
  private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z._-]+");

  private Checks() {}

  /** A time limit. */
  public static Duration positive(String name, Duration value) {
    Objects.requireNonNull(value, name);
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be longer than zero, and is " + value);
    }
    return value;
  }

  /** A text that says something. */
  public static String notEmpty(String name, String value) {
    Objects.requireNonNull(value, name);
    if (value.trim().isEmpty()) {
      throw new IllegalArgumentException(name + " must not be empty");
    }
    return value;
  }

  /** Refuses a secret without showing it. */
  public static String secret(String name, String value, UnaryOperator<String> problemOf) {
    String problem = problemOf.apply(Objects.requireNonNull(value, name));
    if (!problem.isEmpty()) {
      throw new IllegalArgumentException(name + " cannot be used: " + problem);
    }
    return value;
  }

  /** A word for a header: an RFC 9110 token of common characters. */
  public static String token(String name, String value) {
    if (!TOKEN.matcher(value).matches()) {
      throw new IllegalArgumentException(
          name + " must be made of letters, digits and ._- and is \"" + value + "\"");
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

  /** A duration in nanoseconds; the most there can be if it is longer. */
  public static long nanos(Duration value) {
    try {
      return value.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }
}
