package dev.keysend.mock.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerTest {
  private static Ledger ledger(long balance, int kept) {
    return ledger(balance, kept, 0);
  }

  private static Ledger ledger(long balance, int kept, long fee) {
    return new Ledger(
        new LedgerSettings(
            "wtx_abc", "lntx_abc", "wal_abc", fee, kept, 1_000_000, null, Instant.EPOCH),
        Map.of("waka_one", balance));
  }

  private static Order order(long satoshis) {
    return order(satoshis, null);
  }

  private static Order order(long satoshis, @Nullable Long feeLimitMsat) {
    return new Order("02" + "0".repeat(64), satoshis, Map.of(), null, feeLimitMsat);
  }

  @Test
  void chargesTheFeeInWholeSatoshisEvenBelowZero() {
    Ledger ledger = ledger(50, 10, 1_001);
    Wallet wallet = ledger.wallet("waka_one").orElseThrow();

    Outcome outcome = ledger.pay(wallet, order(50));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Payment.class,
            payment -> {
              assertThat(payment.balance()).isEqualTo(-2);
              assertThat(payment.feeMsat()).isEqualTo(1_001);
            });
    assertThat(ledger.pay(wallet, order(1))).isEqualTo(new Outcome.Shortfall(-2));
  }

  @ParameterizedTest
  @CsvSource({
    "1, , 1000",
    "20, , 1000",
    "21, , 2000",
    "2, 0, 0",
    "2, 1999, 1999",
    "9223372036854775807, , 461168601842738791000"
  })
  void paysNothingIfTheFeeIsAboveTheLimit(long satoshis, @Nullable Long limit, BigInteger most) {
    long highest = most.min(BigInteger.valueOf(Long.MAX_VALUE / 1_000 * 1_000)).longValueExact();
    Ledger paying = ledger(satoshis, 10, highest);
    Ledger refusing = ledger(satoshis, 10, highest + 1);

    assertThat(paying.pay(paying.wallet("waka_one").orElseThrow(), order(satoshis, limit)))
        .isInstanceOf(Payment.class);
    assertThat(refusing.pay(refusing.wallet("waka_one").orElseThrow(), order(satoshis, limit)))
        .isEqualTo(new Outcome.FeeTooHigh(highest + 1, highest));
    assertThat(refusing.wallet("waka_one").orElseThrow().balance()).isEqualTo(satoshis);
  }

  @Test
  void parallelPaymentsSettleAsLongAsThereIsMoney() throws Exception {
    Ledger ledger = ledger(57 * 3 + 2, 1_000);
    Wallet wallet = ledger.wallet("waka_one").orElseThrow();
    int payers = 8;
    CyclicBarrier together = new CyclicBarrier(payers);
    ExecutorService executor = Executors.newFixedThreadPool(payers);
    List<Callable<List<Outcome>>> tasks = new ArrayList<>();
    for (int i = 0; i < payers; i++) {
      tasks.add(
          () -> {
            together.await();
            List<Outcome> outcomes = new ArrayList<>();
            for (int j = 0; j < 25; j++) {
              outcomes.add(ledger.pay(wallet, order(3)));
            }
            return outcomes;
          });
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (Future<List<Outcome>> future : executor.invokeAll(tasks)) {
      outcomes.addAll(future.get());
    }
    executor.shutdown();

    List<Payment> payments =
        outcomes.stream().filter(Payment.class::isInstance).map(Payment.class::cast).toList();
    Set<Long> balances = new HashSet<>();
    payments.forEach(payment -> balances.add(payment.balance()));
    assertThat(payments).hasSize(57);
    assertThat(outcomes).hasSize(200);
    assertThat(wallet.balance()).isEqualTo(2);
    assertThat(balances).hasSize(57);
    assertThat(payments).extracting(Payment::number).doesNotHaveDuplicates();
    assertThat(payments).extracting(Payment::preimage).doesNotHaveDuplicates();
    assertThat(outcomes)
        .filteredOn(Outcome.Shortfall.class::isInstance)
        .allMatch(outcome -> ((Outcome.Shortfall) outcome).balance() < 3 * 57);
  }

  @Test
  void keepsTheNewestPaymentsAndCountsAll() {
    Ledger ledger = ledger(1_000, 3);
    Wallet wallet = ledger.wallet("waka_one").orElseThrow();
    for (int i = 0; i < 5; i++) {
      ledger.pay(wallet, order(1));
    }
    assertThat(ledger.payments()).extracting(Payment::number).containsExactly(3L, 4L, 5L);
    assertThat(ledger.count()).isEqualTo(5);
  }

  @Test
  void identifiersHaveTheShapeOfTheExamples() {
    Ledger ledger = ledger(10, 3);
    Payment payment = (Payment) ledger.pay(ledger.wallet("waka_one").orElseThrow(), order(1));

    assertThat(payment.transactionId()).matches("wtx_[0-9A-Za-z]{3}");
    assertThat(payment.lightningId()).matches("lntx_[0-9A-Za-z]{3}");
    assertThat(payment.walletId()).isEqualTo("wal_abc");
  }

  @Test
  void printsNoPreimage() {
    Ledger ledger = ledger(10, 3);
    Payment payment = (Payment) ledger.pay(ledger.wallet("waka_one").orElseThrow(), order(1));

    assertThat(payment.toString()).doesNotContain(payment.preimage());
  }
}
