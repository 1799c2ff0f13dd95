package dev.keysend.mock.endpoint.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1);

  private Network network(NetworkSettings settings) {
    return new Network(settings, 7L, clock::get);
  }

  @Test
  void walletIsBusyAtTheMostPaymentsAtOnce() {
    Network network = network(NetworkSettings.CALM.withPaymentsAtOnce(2));
    Duration second = Duration.ofSeconds(1);

    assertThat(network.begins("wal_a", second)).isTrue();
    assertThat(network.begins("wal_a", second)).isTrue();
    assertThat(network.begins("wal_a", second)).isFalse();
    assertThat(network.begins("wal_b", second)).isTrue();
    // The clock overflows during the test, as System.nanoTime can.
    clock.addAndGet(second.toNanos());
    assertThat(network.begins("wal_a", second)).isTrue();
  }

  @Test
  void resetEndsPaymentsInProgress() {
    Network network = network(NetworkSettings.CALM.withPaymentsAtOnce(1));
    Duration second = Duration.ofSeconds(1);

    assertThat(network.begins("wal_a", second)).isTrue();
    assertThat(network.begins("wal_a", second)).isFalse();
    network.reset();
    assertThat(network.begins("wal_a", second)).isTrue();
  }

  @Test
  void seedFailsTheSamePaymentsAgainAfterAReset() {
    Network network = network(NetworkSettings.CALM.withFailureRate(0.5));
    List<Boolean> first = IntStream.range(0, 64).mapToObj(i -> network.fails()).toList();
    network.reset();
    List<Boolean> again = IntStream.range(0, 64).mapToObj(i -> network.fails()).toList();

    assertThat(first).contains(true, false).isEqualTo(again);
  }

  @Test
  void delayReachesBothEndsOfItsRange() {
    Network network = network(NetworkSettings.CALM);
    List<Long> drawn =
        IntStream.range(0, 500)
            .mapToObj(i -> network.draw(Delay.parse("3ms-5ms")).toMillis())
            .distinct()
            .sorted()
            .toList();

    assertThat(drawn).containsExactly(3L, 4L, 5L);
  }

  @ParameterizedTest
  @CsvSource({"200ms, 200ms", "2s, 2000ms", "100ms-2s, 100ms-2000ms", "0s, 0ms"})
  void readsDelaysWithUnits(String text, String shown) {
    assertThat(Delay.parse(text)).hasToString(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "200", "-1s", "2s-1s", "601s", "1m", "1s-", "1.5s", "9999999ms"})
  void refusesInvalidDelays(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Delay.parse(text))
        .withMessageStartingWith("delay is ");
  }
}
