package dev.keysend.conformance.wire;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The least time between the starts of two exchanges, for targets that limit their rate. With a
 * pause, exchanges follow one another; without one, they may overlap.
 */
public final class Pace {
  private final long pause;
  private final LongSupplier nanoseconds;
  private final Sleeper sleeper;
  private final AtomicLong waited = new AtomicLong();
  private boolean begun;
  private long beganLast;

  /** Lets time pass. */
  @FunctionalInterface
  interface Sleeper {
    void sleep(long nanoseconds) throws InterruptedException;
  }

  /**
   * Makes one.
   *
   * @param pause the least time between two starts; zero for none
   * @param nanoseconds a clock of any origin that never goes back
   * @param sleeper waits on that clock
   */
  Pace(Duration pause, LongSupplier nanoseconds, Sleeper sleeper) {
    this.pause = pause.toNanos();
    this.nanoseconds = nanoseconds;
    this.sleeper = sleeper;
  }

  /** A pace in real time; zero for no pause. */
  public static Pace of(Duration pause) {
    return new Pace(pause, System::nanoTime, TimeUnit.NANOSECONDS::sleep);
  }

  boolean isSet() {
    return pause > 0;
  }

  /** How long exchanges have waited so far. */
  long waitedNanoseconds() {
    return waited.get();
  }

  /** Starts an exchange when its turn comes; the next one waits until it has ended. */
  <T> T inTurn(Supplier<T> exchange) throws InterruptedException {
    if (!isSet()) {
      return exchange.get();
    }
    synchronized (this) {
      await();
      return exchange.get();
    }
  }

  private void await() throws InterruptedException {
    long from = nanoseconds.getAsLong();
    long now = from;
    while (begun && now - beganLast < pause) {
      sleeper.sleep(pause - (now - beganLast));
      now = nanoseconds.getAsLong();
    }
    waited.addAndGet(now - from);
    begun = true;
    beganLast = now;
  }
}
