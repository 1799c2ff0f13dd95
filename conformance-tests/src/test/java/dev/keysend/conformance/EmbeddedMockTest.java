package dev.keysend.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.report.Coverage;
import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.RunListener;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.report.Verdict;
import dev.keysend.conformance.setting.RunSettings;
import dev.keysend.conformance.setting.Setting;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddedMockTest {
  @Test
  void isConformantAndExercisesTheWholeContract() throws IOException {
    RunReport report = ConformanceRun.run(RunSettings.of(Map.of()), RunListener.NONE);
    assertThat(report.verdict()).isEqualTo(Verdict.CONFORMANT);
    assertThat(report.results())
        .allSatisfy(result -> assertThat(result.outcome()).isEqualTo(Outcome.PASSED));
    assertThat(report.coverage()).hasSizeGreaterThan(100);
    assertThat(report.coverage()).filteredOn(part -> !part.exercised()).isEmpty();
  }

  @Test
  void coverageShowsWhatARunLeavesOut() throws IOException {
    RunReport report =
        ConformanceRun.run(
            RunSettings.of(Map.of(Setting.RULES, "refuses-num-satoshis-boolean")),
            RunListener.NONE);
    assertThat(report.coverage())
        .contains(
            new Coverage("/components/schemas/KeysendRequest/properties/num_satoshis/type", true),
            new Coverage("/components/schemas/KeysendError/properties/message", true),
            new Coverage("/components/schemas/Wallet/properties/balance", false),
            new Coverage("/components/schemas/KeysendRequest/required", false));
  }
}
