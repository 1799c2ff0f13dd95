package dev.keysend.conformance.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KitRun;
import dev.keysend.conformance.server.wrong.SchemaBreak;
import dev.keysend.conformance.setting.Setting;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Breaks each constraint of the response schemas, one at a time. */
@Tag("thorough")
@Execution(ExecutionMode.CONCURRENT)
class BrokenSchemaTest {
  /** In satoshis: enough to reach the payment that has every field. */
  private static final String FEW_PAYMENTS = "12";

  static List<SchemaBreak> successes() {
    return SchemaBreak.of("201");
  }

  static List<SchemaBreak> failures() {
    return SchemaBreak.of("400");
  }

  @ParameterizedTest
  @MethodSource("successes")
  void aSuccessThatBreaksItsSchemaFailsOnlyTheSchemaRule(SchemaBreak broken) {
    Behaviour behaviour = new Behaviour();
    behaviour.onSuccess = (request, answer) -> broken.change().accept(answer);
    expect(
        "success-schema",
        KitRun.on(behaviour, Map.of(Setting.RULES, "success", Setting.MAX_SATS, FEW_PAYMENTS)),
        broken);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aRefusalThatBreaksItsSchemaFailsOnlyTheSchemaRule(SchemaBreak broken) {
    Behaviour behaviour = new Behaviour();
    behaviour.onRefusal = broken.change();
    expect(
        "failure-schema",
        KitRun.on(behaviour, Map.of(Setting.RULES, "failure,invalid", Setting.MAX_SATS, "1")),
        broken);
  }

  @Test
  void findsTheConstraintsOfBothSchemas() {
    assertThat(successes()).hasSizeGreaterThan(100);
    assertThat(failures()).hasSizeGreaterThan(12);
  }

  private static void expect(String rule, RunReport report, SchemaBreak broken) {
    assertThat(KitRun.rules(report, Outcome.FAILED, Outcome.WARNED, Outcome.ERROR))
        .isEqualTo(Set.of(rule));
    assertThat(report.results())
        .filteredOn(result -> result.rule().id().equals(rule))
        .allSatisfy(result -> assertThat(result.reason()).contains(broken.pointer()));
  }
}
