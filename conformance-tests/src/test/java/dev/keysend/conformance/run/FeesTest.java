package dev.keysend.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.report.Words;
import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KeysendServer;
import dev.keysend.conformance.server.KitRun;
import dev.keysend.conformance.server.Transactions;
import dev.keysend.conformance.setting.Setting;
import java.math.BigInteger;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Network fees that show in the balance count towards the cap. */
@Execution(ExecutionMode.CONCURRENT)
class FeesTest {
  private static final int FEE = 10;

  /** No balance shows the fee of the first payment, so a run can exceed the cap by that much. */
  @ParameterizedTest
  @ValueSource(ints = {6000})
  void aFixedFeeExceedsTheCapByAtMostTheFirstFee(int cap) {
    assertAFixedFeeKeepsTheCap(cap);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 30, 60, 100, 200, 300, 1000, 20000})
  @Tag("thorough")
  void aFixedFeeExceedsOtherCapsByAtMostTheFirstFee(int cap) {
    assertAFixedFeeKeepsTheCap(cap);
  }

  private static void assertAFixedFeeKeepsTheCap(int cap) {
    RunReport report = run(cap, amount -> amount + FEE, cap + FEE);
    assertThat(report.spending().most()).isLessThanOrEqualTo(BigInteger.valueOf(cap + 2 * FEE));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 60, 100, 1000, 6000, 20000})
  @Tag("thorough")
  void aProportionalFeeKeepsTheCap(int cap) {
    run(cap, amount -> amount + Math.max(1, amount / 50), cap + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {100})
  void rulesThatFeesLeaveNoMoneyForAreNotExercised(int cap) {
    RunReport report = run(cap, amount -> amount + FEE, cap + FEE);
    assertThat(report.spending().beyond()).isGreaterThanOrEqualTo(BigInteger.valueOf(FEE));
    assertThat(KitRun.rules(report, Outcome.FAILED)).isEmpty();
    assertThat(report.results())
        .filteredOn(result -> result.outcome() == Outcome.NOT_EXERCISED)
        .anyMatch(result -> result.reason().contains("and --max-sats 100 leaves less"))
        .anyMatch(
            result ->
                result
                    .reason()
                    .contains("and as much in addition as the balance fell by" + " before"));
  }

  /** When responses name the fee, the first payment's fee counts too. */
  @ParameterizedTest
  @ValueSource(ints = {300})
  void aNamedFeeCountsFromTheFirstPayment(int cap) {
    assertANamedFeeCounts(cap);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 12, 23, 100, 6000, 20000})
  @Tag("thorough")
  void aNamedFeeCountsWithOtherCaps(int cap) {
    assertANamedFeeCounts(cap);
  }

  private static void assertANamedFeeCounts(int cap) {
    Behaviour behaviour = new Behaviour();
    behaviour.charge = amount -> amount + FEE;
    behaviour.onSuccess =
        (request, answer) -> Transactions.lightning(answer).put("fee_msat", 1000 * FEE - 1);
    try (KeysendServer server = KeysendServer.start(behaviour)) {
      RunReport report = KitRun.on(server, Map.of(Setting.MAX_SATS, Integer.toString(cap)));
      assertThat(report.spending().fees().signum()).isPositive();
      assertThat(report.spending().beyond()).isZero();
      assertThat(report.spending().feesOpen()).isFalse();
      assertThat(report.spending().paid().add(report.spending().fees())).isEqualTo(server.taken());
      assertThat(report.spending().most()).isGreaterThanOrEqualTo(server.taken());
      assertThat(server.taken()).isLessThanOrEqualTo(BigInteger.valueOf(Math.max(cap, 1 + FEE)));
    }
  }

  /** Networks take a fee for some payments and none for others. */
  @Test
  void aFeeThatOnlySomePaymentsTakeIsNoChargeForARefusal() {
    Behaviour behaviour = new Behaviour();
    AtomicInteger payments = new AtomicInteger();
    AtomicLong fee = new AtomicLong();
    behaviour.charge =
        amount -> {
          fee.set(payments.incrementAndGet() % 7 == 0 ? 1 : 0);
          return amount + fee.get();
        };
    behaviour.onSuccess =
        (request, answer) -> Transactions.lightning(answer).put("fee_msat", 1000 * fee.get());
    RunReport report = KitRun.on(behaviour, Map.of(Setting.RULES, "!accepts-payments-at-once"));
    assertThat(KitRun.rules(report, Outcome.FAILED, Outcome.WARNED)).isEmpty();
  }

  /**
   * The kit cannot tell a fee from a payment by somebody else, so the report does not call it a
   * fee.
   */
  @Test
  void neverCallsPaymentsByOthersAFee() {
    Behaviour behaviour = new Behaviour();
    behaviour.otherTraffic = () -> behaviour.counter.incrementAndGet() % 8 == 0 ? -90 : 0;
    RunReport report = KitRun.on(behaviour);
    assertThat(report.spending().fees()).isZero();
    assertThat(report.spending().beyond().signum()).isPositive();
    assertThat(Words.of(report.spending())).contains("or other users of the wallet");
    assertThat(report.results()).noneMatch(result -> result.reason().contains("a fee like"));
  }

  private static RunReport run(int cap, LongUnaryOperator charge, int most) {
    Behaviour behaviour = new Behaviour();
    behaviour.charge = charge;
    try (KeysendServer server = KeysendServer.start(behaviour)) {
      RunReport report = KitRun.on(server, Map.of(Setting.MAX_SATS, Integer.toString(cap)));
      assertThat(server.taken()).isLessThanOrEqualTo(BigInteger.valueOf(most));
      assertThat(report.spending().paid().add(report.spending().beyond()))
          .isLessThanOrEqualTo(server.taken());
      assertThat(report.spending().feesOpen() || atMost(report).compareTo(server.taken()) >= 0)
          .as("the report says at most %s, and the server took %s", atMost(report), server.taken())
          .isTrue();
      return report;
    }
  }

  private static BigInteger atMost(RunReport report) {
    return report.spending().most();
  }
}
