package dev.keysend.conformance.run.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1);
  private final Patience patience = new Patience(Duration.ofSeconds(5), clock::get);

  @Test
  void endsAfterThreeRequestsWithoutAResponse() {
    patience.unanswered();
    patience.unanswered();
    assertThat(patience.exhausted()).isEmpty();
    patience.unanswered();
    assertThat(patience.exhausted()).contains("the target left 3 requests without a response");
  }

  @Test
  void endsWhenTheRunTakesLongerThanNineTimeouts() {
    clock.addAndGet(Duration.ofSeconds(45).toNanos());
    assertThat(patience.exhausted()).isEmpty();
    clock.incrementAndGet();
    assertThat(patience.exhausted())
        .hasValueSatisfying(reason -> assertThat(reason).contains("slow"));
  }
}
