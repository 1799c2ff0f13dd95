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

/** What others do with the wallet during a run is no fault of the server's. */
@Execution(ExecutionMode.CONCURRENT)
class SharedWalletTest {
  /** After so many requests, the balance moves by so much once. */
  @ParameterizedTest
  @CsvSource({"30, 500", "103, 77", "109, 100000", "3, -500", "60, -1000"})
  void moneyThatComesOrGoesBlamesNobody(int request, long change) {
    assertNobodyIsBlamed(request, change);
  }

  @ParameterizedTest
  @CsvSource({
    "3, 500",
    "60, 1000",
    "90, 123",
    "106, 5000",
    "100, 5000",
    "112, 123",
    "30, -700",
    "106, -900",
    "109, -600"
  })
  @Tag("thorough")
  void moneyThatComesOrGoesAtAnotherTimeBlamesNobodyEither(int request, long change) {
    assertNobodyIsBlamed(request, change);
  }

  private static void assertNobodyIsBlamed(int request, long change) {
    Behaviour behaviour = new Behaviour();
    behaviour.otherTraffic = () -> behaviour.counter.incrementAndGet() == request ? change : 0;
    RunReport report = KitRun.on(behaviour);
    assertThat(KitRun.rules(report, Outcome.FAILED, Outcome.WARNED, Outcome.ERROR)).isEmpty();
  }

  /** Others who pay, or are paid, all the time. */
  @ParameterizedTest
  @CsvSource({"8, 0, -90", "5, 2, 21"})
  void othersWhoUseItAllTheTimeBlameNobody(int every, int first, long change) {
    assertOthersBlameNobody(every, first, change);
  }

  @ParameterizedTest
  @CsvSource({"8, 3, -7", "8, 5, 500", "8, 0, 3", "8, 1, -1", "3, 1, -40"})
  @Tag("thorough")
  void othersAtOtherTimesBlameNobodyEither(int every, int first, long change) {
    assertOthersBlameNobody(every, first, change);
  }

  private static void assertOthersBlameNobody(int every, int first, long change) {
    Behaviour behaviour = new Behaviour();
    behaviour.otherTraffic =
        () -> behaviour.counter.incrementAndGet() % every == first ? change : 0;
    RunReport report = KitRun.on(behaviour);
    assertThat(KitRun.rules(report, Outcome.FAILED, Outcome.WARNED, Outcome.ERROR)).isEmpty();
    assertThat(report.results())
        .anyMatch(result -> result.reason().contains("is the wallet shared?"));
  }
}
