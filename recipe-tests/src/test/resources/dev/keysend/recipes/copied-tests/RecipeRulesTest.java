package dev.keysend.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.report.Coverage;
import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.RunListener;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.report.Verdict;
import dev.keysend.conformance.server.KitRun;
import dev.keysend.conformance.setting.RunSettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The mock follows the recipes, and the kit exercises all constraints of the new fields. */
class RecipeRulesTest {
  @Test
  void checksTheNewRulesAndExercisesTheNewFields() throws IOException {
    RunReport report = ConformanceRun.run(RunSettings.of(Map.of()), RunListener.NONE);

    assertThat(report.verdict()).isEqualTo(Verdict.CONFORMANT);
    assertThat(KitRun.rules(report, Outcome.PASSED))
        .contains(
            "wallet-is-active",
            "wallet-changes-in-order",
            "refuses-fee-limit-above-maximum",
            "refuses-shop-code-too-long");
    for (String field : List.of("attempts", "fee_limit", "shop_code")) {
      assertThat(report.coverage())
          .filteredOn(part -> part.pointer().contains("/properties/" + field))
          .hasSizeGreaterThan(1)
          .allMatch(Coverage::exercised);
    }
  }
}
