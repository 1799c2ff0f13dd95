package dev.keysend.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.setting.Setting;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fees that a balance shows count towards the cap. */
@Execution(ExecutionMode.CONCURRENT)
class FeesTest {
  private static final int FEE = 10;

  /** The first payment's fee is the one that no balance can show. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 30, 60, 100, 200, 300, 1000, 6000, 20000})
  void aFeeOfTheSameAmountPassesNoCapButByTheFirst(int cap) {
    RunReport report = run(cap, amount -> amount + FEE, cap + FEE);
    assertThat(report.spending().most()).isLessThanOrEqualTo(BigInteger.valueOf(cap + FEE));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 60, 100, 1000, 6000, 20000})
  void aFeeThatIsAShareNeither(int cap) {
    run(cap, amount -> amount + Math.max(1, amount / 50), cap + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {100})
  void whatFeesLeaveNothingForIsNotExercisedAndTheReportSaysSo(int cap) {
    RunReport report = run(cap, amount -> amount + FEE, cap + FEE);
    assertThat(report.spending().fees()).isGreaterThanOrEqualTo(BigInteger.valueOf(2 * FEE));
    assertThat(KitRun.rules(report, Outcome.FAILED)).isEmpty();
    assertThat(report.results())
        .filteredOn(result -> result.outcome() == Outcome.NOT_EXERCISED)
        .anyMatch(result -> result.reason().contains("and --max-sats 100 leaves less"))
        .anyMatch(result -> result.reason().contains("and a fee like those seen"));
  }

  private static RunReport run(int cap, LongUnaryOperator charge, int most) {
    Behaviour behaviour = new Behaviour();
    behaviour.charge = charge;
    try (KeysendServer server = KeysendServer.start(behaviour)) {
      RunReport report = KitRun.on(server, Map.of(Setting.MAX_SATS, Integer.toString(cap)));
      assertThat(server.taken()).isLessThanOrEqualTo(BigInteger.valueOf(most));
      assertThat(report.spending().paid().add(report.spending().fees()))
          .isLessThanOrEqualTo(server.taken());
      return report;
    }
  }
}
