package dev.keysend.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When exchanges begin, measured with a clock that the test controls. */
class PaceTest {
  private final List<Long> beginnings = new ArrayList<>();
  private final List<Long> sleeps = new ArrayList<>();
  private long now = 1000;

  @Test
  void startsExchangesAtLeastAPauseApart() throws InterruptedException {
    Pace pace = pace(50);
    exchange(pace, 20);
    exchange(pace, 70);
    exchange(pace, 0);
    exchange(pace, 0);
    assertThat(beginnings).containsExactly(1000L, 1050L, 1120L, 1170L);
    assertThat(sleeps).containsExactly(30L, 50L);
    assertThat(pace.waitedNanoseconds()).isEqualTo(80);
  }

  /** A sleeping thread can wake up early. */
  @Test
  void sleepsAgainAfterWakingEarly() throws InterruptedException {
    Pace pace =
        new Pace(
            Duration.ofNanos(50),
            () -> now,
            nanoseconds -> {
              sleeps.add(nanoseconds);
              now += Math.min(nanoseconds, 20);
            });
    exchange(pace, 0);
    exchange(pace, 0);
    assertThat(sleeps).containsExactly(50L, 30L, 10L);
    assertThat(beginnings).containsExactly(1000L, 1050L);
  }

  @Test
  void doesNotWaitWithoutAPause() throws InterruptedException {
    Pace pace = pace(0);
    exchange(pace, 0);
    exchange(pace, 0);
    assertThat(sleeps).isEmpty();
    assertThat(pace.isSet()).isFalse();
  }

  private Pace pace(long nanoseconds) {
    return new Pace(
        Duration.ofNanos(nanoseconds),
        () -> now,
        sleep -> {
          sleeps.add(sleep);
          now += sleep;
        });
  }

  private void exchange(Pace pace, long takes) throws InterruptedException {
    pace.inTurn(
        () -> {
          beginnings.add(now);
          now += takes;
          return takes;
        });
  }
}
