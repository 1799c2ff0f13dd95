package dev.keysend.conformance.run.observation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Limits a run, so that it ends within a time that follows from the timeout of one exchange. After
 * a few requests without a response it sends no more, because every further one would wait in vain
 * and might pay unnoticed. After some time it also sends no more, because a target may respond just
 * before each timeout.
 */
final class Patience {
  /** Requests in progress when the limit is reached come on top. */
  private static final int UNANSWERED_REQUESTS = 3;

  /**
   * The last exchange may begin when the time is nearly up, so a run takes up to one timeout more.
   */
  private static final int TIMEOUTS = 9;

  private final AtomicInteger unanswered = new AtomicInteger();
  private final Duration timeout;
  private final LongSupplier nanoseconds;
  private final long began;

  /**
   * Begins now.
   *
   * @param timeout how long one exchange may take
   * @param nanoseconds a clock of any origin that never goes back
   */
  Patience(Duration timeout, LongSupplier nanoseconds) {
    this.timeout = timeout;
    this.nanoseconds = nanoseconds;
    this.began = nanoseconds.getAsLong();
  }

  /** A request got no response. */
  void unanswered() {
    unanswered.incrementAndGet();
  }

  /** Why the run must send no more, if so. */
  Optional<String> exhausted() {
    if (unanswered.get() >= UNANSWERED_REQUESTS) {
      return Optional.of("the target left " + unanswered.get() + " requests without a response");
    }
    if (nanoseconds.getAsLong() - began > timeout.multipliedBy(TIMEOUTS).toNanos()) {
      return Optional.of(
          "the target is slow: the run has taken "
              + TIMEOUTS
              + " times the timeout of one exchange, and no more; give a longer timeout");
    }
    return Optional.empty();
  }
}
