package dev.keysend.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.ConformanceRun;
import dev.keysend.conformance.report.Conclusion;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KitRun;
import dev.keysend.conformance.setting.Setting;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A run that is about some rules only says so. */
class SelectionTest {
  @Test
  void aRunAboutOneMustSaysHowManyRulesItLeavesOut() {
    RunReport report = run("accepts-smallest");
    int others = ConformanceRun.rules().size() - 1;
    assertThat(report.notSelected()).isEqualTo(others);
    assertThat(new Conclusion(report).explanation())
        .isEqualTo(
            "Every selected MUST was exercised and kept: 1 rule. "
                + others
                + " other rules were not selected.");
  }

  @Test
  void aRunAboutNoMustSaysSo() {
    assertThat(new Conclusion(run("settled-after-created")).explanation())
        .startsWith("No MUST was selected. ");
  }

  @Test
  void aRunAboutEverythingLeavesNothingOut() {
    assertThat(run("!wallet-id-stays").notSelected()).isEqualTo(1);
    assertThat(KitRun.on(new Behaviour()).notSelected()).isZero();
  }

  private static RunReport run(String rules) {
    return KitRun.on(new Behaviour(), Map.of(Setting.RULES, rules));
  }
}
