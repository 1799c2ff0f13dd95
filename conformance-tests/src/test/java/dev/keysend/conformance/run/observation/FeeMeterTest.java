package dev.keysend.conformance.run.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeeMeterTest {
  private final FeeMeter meter = new FeeMeter();

  @Test
  void countsWhatTheBalanceFallsByBeyondTheAmount() {
    assertThat(meter.isOpen()).isFalse();
    pay(1, 989);
    assertThat(meter.seen()).as("the fee of the first payment, which cannot be seen").isZero();
    assertThat(meter.isOpen()).isTrue();
    pay(2, 977);
    assertThat(meter.seen()).isEqualTo(10);
    assertThat(meter.missed())
        .as("the fee of the first payment, taken to be like the others")
        .isEqualTo(10);
    assertThat(meter.isOpen()).isFalse();
    refuse(1);
    pay(3, 964);
    assertThat(meter.seen()).isEqualTo(20);
    assertThat(meter.largest()).isEqualTo(10);
  }

  @Test
  void countsANamedFeeAtOnceAndOnlyOnce() {
    leave(1);
    end(1, Optional.of(BigInteger.TEN), 989);
    assertThat(meter.named()).isEqualTo(10);
    assertThat(meter.largest()).isEqualTo(10);
    assertThat(meter.isOpen()).isFalse();
    meter.stageEnded();
    leave(1);
    end(1, Optional.of(BigInteger.TWO), 986);
    meter.stageEnded();
    assertThat(meter.named()).isEqualTo(12);
    assertThat(meter.seen()).as("fees beyond those that the responses name").isZero();
    assertThat(meter.missed()).isZero();
  }

  @Test
  void simultaneousPaymentsAreNotFees() {
    pay(1, 999);
    leave(1);
    leave(2);
    end(1, 996);
    assertThat(meter.seen()).isZero();
    end(2, 998);
    assertThat(meter.stageEnded()).isTrue();
    assertThat(meter.seen()).isZero();
  }

  @Test
  void aRequestWithoutAResponseMayExplainAFallOfTheBalance() {
    pay(1, 999);
    leave(5);
    meter.mayBePaid(
        BigInteger.valueOf(5), BigInteger.valueOf(5), Optional.empty(), Optional.empty());
    assertThat(meter.stageEnded()).isFalse();
    pay(1, 993);
    assertThat(meter.seen()).isZero();
  }

  @Test
  void aRisingBalanceLeavesSeenFeesUnchanged() {
    pay(1, 999);
    pay(1, 988);
    pay(1, 5_000_000);
    assertThat(meter.seen()).isEqualTo(10);
    pay(1, 4_999_989);
    assertThat(meter.seen()).isEqualTo(20);
  }

  @Test
  void countsAFallThatIsTooLargeForALong() {
    pay(1, Long.MAX_VALUE);
    pay(1, Long.MIN_VALUE);
    assertThat(meter.seen())
        .isEqualTo(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.valueOf(2)));
  }

  /**
   * Whatever the balances say, the fees seen never fall, and together with the amounts they cover
   * every fall of the balance.
   */
  @Test
  void seenFeesNeverFall() {
    Random random = new Random(7);
    BigInteger seen = BigInteger.ZERO;
    BigInteger amounts = BigInteger.ZERO;
    long first = random.nextLong();
    pay(1, first);
    for (int i = 0; i < 1000; i++) {
      long balance = random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(50);
      amounts = amounts.add(BigInteger.TWO);
      pay(2, balance);
      assertThat(meter.seen()).isGreaterThanOrEqualTo(seen);
      seen = meter.seen();
      assertThat(seen.add(amounts))
          .isGreaterThanOrEqualTo(BigInteger.valueOf(first).subtract(BigInteger.valueOf(balance)));
    }
  }

  private void pay(long amount, long balance) {
    leave(amount);
    end(amount, balance);
    meter.stageEnded();
  }

  private void leave(long amount) {
    meter.leaves(BigInteger.valueOf(amount));
  }

  private void end(long amount, long balance) {
    end(amount, Optional.empty(), balance);
  }

  private void refuse(long amount) {
    leave(amount);
    meter.costsNothing(BigInteger.valueOf(amount));
  }

  private void end(long amount, Optional<BigInteger> fee, long balance) {
    meter.mayBePaid(
        BigInteger.valueOf(amount),
        BigInteger.valueOf(amount),
        fee,
        Optional.of(BigInteger.valueOf(balance)));
  }
}
