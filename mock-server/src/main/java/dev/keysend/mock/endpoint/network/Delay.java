package dev.keysend.mock.endpoint.network;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long responses are delayed: a duration, or a random one between two.
 *
 * @param least the shortest, not negative
 * @param most the longest, not shorter than the shortest; at most ten minutes
 */
public record Delay(Duration least, Duration most) {
  /** How to write a delay. */
  public static final String FORM = "200ms, 2s, or two of these joined by a hyphen, 100ms-2s";

  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** No delay. */
  public static final Delay NONE = new Delay(Duration.ZERO, Duration.ZERO);

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,6})(ms|s)(?:-([0-9]{1,6})(ms|s))?");

  /** Checks both ends. */
  public Delay {
    if (least.isNegative() || most.compareTo(least) < 0 || most.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "delay is from "
              + least.toMillis()
              + "ms to "
              + most.toMillis()
              + "ms; use 0 or more, the shorter one first, and at most 600s");
    }
  }

  /**
   * Reads a delay.
   *
   * @throws IllegalArgumentException if the text is not a delay; the message says how to write one
   */
  public static Delay parse(String text) {
    return read(text)
        .orElseThrow(
            () -> new IllegalArgumentException("delay is \"" + text + "\"; write " + FORM));
  }

  private static Optional<Delay> read(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Duration least = duration(parts.group(1), parts.group(2));
    return Optional.of(
        new Delay(
            least, parts.group(3) == null ? least : duration(parts.group(3), parts.group(4))));
  }

  private static Duration duration(String number, String unit) {
    long count = Long.parseLong(number);
    return unit.equals("ms") ? Duration.ofMillis(count) : Duration.ofSeconds(count);
  }

  /** Whether no response is delayed. */
  public boolean isNone() {
    return most.isZero();
  }

  @Override
  public String toString() {
    return least.equals(most)
        ? least.toMillis() + "ms"
        : least.toMillis() + "ms-" + most.toMillis() + "ms";
  }
}
