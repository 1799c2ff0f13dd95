package dev.keysend.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KitRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payments by other users of the wallet during a run are not the server's fault. */
@Execution(ExecutionMode.CONCURRENT)
class SharedWalletTest {
  /** The number of the request at which the balance changes once, and by how much. */
  @ParameterizedTest
  @CsvSource({"109, 100000", "60, -1000"})
  void aSingleChangeOfTheBalanceFailsNoRule(int request, long change) {
    assertASingleChangeFailsNoRule(request, change);
  }

  @ParameterizedTest
  @CsvSource({
    "103, 77",
    "3, 500",
    "30, 500",
    "3, -500",
    "60, 1000",
    "90, 123",
    "106, 5000",
    "100, 5000",
    "112, 123",
    "30, -700",
    "105, -893", // No multiple of what each of the payments at once is of.
    "106, -910",
    "109, -600"
  })
  @Tag("thorough")
  void aSingleChangeAtAnotherTimeFailsNoRule(int request, long change) {
    assertASingleChangeFailsNoRule(request, change);
  }

  private static void assertASingleChangeFailsNoRule(int request, long change) {
    Behaviour behaviour = new Behaviour();
    behaviour.otherTraffic = () -> behaviour.counter.incrementAndGet() == request ? change : 0;
    RunReport report = KitRun.on(behaviour);
    assertThat(KitRun.rules(report, Outcome.FAILED, Outcome.WARNED, Outcome.ERROR)).isEmpty();
  }

  /** Other users who pay or receive all the time. */
  @ParameterizedTest
  @CsvSource({"8, 0, -90"})
  void constantUseByOthersFailsNoRule(int every, int first, long change) {
    assertConstantUseFailsNoRule(every, first, change);
  }

  @ParameterizedTest
  @CsvSource({"5, 2, 21", "8, 3, -7", "8, 5, 500", "8, 0, 3", "8, 1, -1", "3, 1, -40"})
  @Tag("thorough")
  void constantUseByOthersAtOtherTimesFailsNoRule(int every, int first, long change) {
    assertConstantUseFailsNoRule(every, first, change);
  }

  private static void assertConstantUseFailsNoRule(int every, int first, long change) {
    Behaviour behaviour = new Behaviour();
    behaviour.otherTraffic =
        () -> behaviour.counter.incrementAndGet() % every == first ? change : 0;
    RunReport report = KitRun.on(behaviour);
    assertThat(KitRun.rules(report, Outcome.FAILED, Outcome.WARNED, Outcome.ERROR)).isEmpty();
    assertThat(report.results())
        .anyMatch(result -> result.reason().contains("is the wallet shared?"));
  }
}
