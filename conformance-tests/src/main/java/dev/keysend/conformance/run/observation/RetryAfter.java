package dev.keysend.conformance.run.observation;

import dev.keysend.conformance.wire.message.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Waits as long as responses ask for, up to a limit: a run must end, and a target that asks for
 * more is not tried again. If a response names no time, the request is repeated at once.
 */
final class RetryAfter {
  /** For one response. Most rate limits are per second or per ten seconds. */
  static final Duration MOST_AT_ONCE = Duration.ofSeconds(15);

  /** Of a whole run. */
  static final Duration MOST_OF_A_RUN = Duration.ofSeconds(60);

  private static final int TRIES_IN_VAIN = 3;

  private final Clock clock;
  private final Sleeper sleeper;
  private Duration waited = Duration.ZERO;
  private int inVain;

  /** Lets time pass. */
  @FunctionalInterface
  interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  RetryAfter(Clock clock, Sleeper sleeper) {
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /**
   * Waits until a limited request may be sent again.
   *
   * @return whether it may; if not, nothing was waited for
   */
  boolean await(Answer limited) throws InterruptedException {
    Duration time = limited.header("Retry-After").flatMap(this::read).orElse(Duration.ZERO);
    if (inVain >= TRIES_IN_VAIN
        || time.compareTo(MOST_AT_ONCE) > 0
        || waited.plus(time).compareTo(MOST_OF_A_RUN) > 0) {
      return false;
    }
    waited = waited.plus(time);
    if (!time.isZero()) {
      sleeper.sleep(time);
    }
    return true;
  }

  /** The result of the try after waiting. */
  void triedAgain(boolean limitedAgain) {
    inVain = limitedAgain ? inVain + 1 : 0;
  }

  /** How long was waited so far. */
  Duration waited() {
    return waited;
  }

  /** Seconds, or a date. */
  private Optional<Duration> read(String text) {
    if (text.strip().matches("[0-9]{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text.strip())));
    }
    try {
      ZonedDateTime at = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration until = Duration.between(clock.instant(), at.toInstant());
      return Optional.of(until.isNegative() ? Duration.ZERO : until);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
