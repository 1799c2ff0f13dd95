package dev.keysend.sdk.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | PT0S",
        "120 | PT2M",
        "Sat, 28 Nov 2026 12:01:30 GMT | PT1M30S",
        "Sat, 28 Nov 2026 11:00:00 GMT | PT0S",
        "-1 |",
        "1.5 |",
        "soon |",
        "99999999999999999999 |"
      })
  void readsSecondsAndDates(String value, Duration expected) {
    assertThat(RetryAfter.of(Headers.of("Retry-After", value), NOW)).isEqualTo(expected);
  }

  @Test
  void isEmptyWithoutAHeader() {
    assertThat(RetryAfter.of(Headers.of(), NOW)).isNull();
  }
}
