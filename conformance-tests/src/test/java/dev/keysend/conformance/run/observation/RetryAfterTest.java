package dev.keysend.conformance.run.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.wire.message.Answer;
import dev.keysend.conformance.wire.message.Body;
import dev.keysend.conformance.wire.message.HttpHeader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
  private final List<Duration> slept = new ArrayList<>();
  private final RetryAfter retryAfter =
      new RetryAfter(
          Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC), slept::add);

  @Test
  void waitsForSeconds() throws InterruptedException {
    assertThat(retryAfter.await(limited("2"))).isTrue();
    assertThat(slept).containsExactly(Duration.ofSeconds(2));
  }

  @Test
  void waitsUntilADate() throws InterruptedException {
    assertThat(retryAfter.await(limited("Thu, 01 Jan 2026 00:00:07 GMT"))).isTrue();
    assertThat(retryAfter.await(limited("Wed, 31 Dec 2025 23:00:00 GMT"))).isTrue();
    assertThat(slept).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void triesAgainAtOnceIfTheHeaderIsUnreadable() throws InterruptedException {
    assertThat(retryAfter.await(limited("soon"))).isTrue();
    assertThat(slept).isEmpty();
  }

  @Test
  void doesNotWaitForAnHour() throws InterruptedException {
    assertThat(retryAfter.await(limited("3600"))).isFalse();
    assertThat(slept).isEmpty();
  }

  @Test
  void waitsForNoMoreThanAMinutePerRun() throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      assertThat(retryAfter.await(limited("15"))).isTrue();
    }
    assertThat(retryAfter.await(limited("1"))).isFalse();
    assertThat(retryAfter.waited()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void givesUpAfterThreeFailedTries() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      assertThat(retryAfter.await(limited("0"))).isTrue();
      retryAfter.triedAgain(true);
    }
    assertThat(retryAfter.await(limited("0"))).isFalse();
  }

  private static Answer limited(String text) {
    return new Answer(429, List.of(new HttpHeader("Retry-After", text)), Body.EMPTY);
  }
}
