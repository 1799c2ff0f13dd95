package dev.keysend.conformance.report.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.report.RunReport;
import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class JsonReportWriterTest {
  private static final JsonReportWriter WRITER = new JsonReportWriter();

  static List<RunReport> reports() {
    return Reports.all();
  }

  @ParameterizedTest
  @MethodSource("reports")
  void everyReportKeepsThePublishedSchema(RunReport report) throws Exception {
    assertThat(ReportSchemas.problems(document(report).toString())).isEmpty();
  }

  @Test
  void namesTheSchemaByItsId() throws Exception {
    assertThat(document(Reports.conformant()).get("$schema").asString())
        .isEqualTo(JsonReportWriter.SCHEMA_ID)
        .isEqualTo(Json.read(ReportSchemas.published()).get("$id").asString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$schema",
        "kit",
        "verdict",
        "statistics",
        "spending",
        "rules",
        "plan",
        "coverage"
      })
  void theSchemaRefusesAReportWithAMissingProperty(String property) throws Exception {
    ObjectNode document = document(Reports.everyOutcome());
    document.remove(property);
    assertThat(ReportSchemas.problems(document.toString())).hasSize(1);
  }

  @Test
  void theSchemaRefusesAnOutcomeThatContradictsItsLevel() throws Exception {
    String text = document(Reports.everyOutcome()).toString();
    assertThat(ReportSchemas.problems(text.replace("\"warned\"", "\"failed\""))).isNotEmpty();
    assertThat(ReportSchemas.problems(text.replace("\"SHOULD\"", "\"MUST\""))).isNotEmpty();
  }

  @Test
  void theStatisticsListEveryOutcomeInAFixedOrder() throws Exception {
    assertThat(document(Reports.conformant()).get("statistics"))
        .hasToString(
            "{\"rules\":1,\"notSelected\":0,\"passed\":1,\"notExercised\":0,\"warned\":0,\"excused\":0,\"failed\":0,\"error\":0}");
  }

  @Test
  void thePlanShowsTheStatusOfAResponseIfThereWasOne() throws Exception {
    JsonNode plan = document(Reports.conformant()).get("plan");
    assertThat(plan.get(0).get("status").asInt()).isEqualTo(201);
    assertThat(plan.get(1).has("status")).isFalse();
  }

  @Test
  void keepsTextFromTheTargetUnchanged() throws Exception {
    JsonNode failed = document(Reports.hostile()).get("rules").get(3);
    assertThat(failed.get("reason").asString()).isEqualTo(Reports.HOSTILE);
  }

  /** Terminals react to more control characters than those that JSON forbids. */
  @Test
  void writesNoTerminalControlCharacters() throws Exception {
    String text = Reports.write(WRITER, Reports.hostile());
    assertThat(text)
        .doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\ud800\\uffff]");
    assertThat(text).contains("\\u009b2J\\u007f", "\\u202e", "\\ud800");
  }

  @Test
  void namesTheRulesThatTheVerdictDoesNotCoverAndWhy() throws Exception {
    assertThat(document(Reports.asFarAsExercised()).get("notCovered"))
        .hasToString(
            "[{\"reason\":\"would cost up to 2 sats, and the cap of 0 leaves less\","
                + "\"rules\":[\"balance-falls\"]}]");
  }

  private static ObjectNode document(RunReport report) throws MalformedJsonException {
    return (ObjectNode) Json.read(Reports.write(WRITER, report));
  }
}
