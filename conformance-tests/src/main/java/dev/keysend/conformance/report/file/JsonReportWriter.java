package dev.keysend.conformance.report.file;

import dev.keysend.conformance.report.Conclusion;
import dev.keysend.conformance.report.Coverage;
import dev.keysend.conformance.report.Evidence;
import dev.keysend.conformance.report.ExpectedFailure;
import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.PlannedRequest;
import dev.keysend.conformance.report.PrintableText;
import dev.keysend.conformance.report.RuleResult;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.rule.Rule;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The report for programs. Its shape is published as a JSON Schema, {@code report.schema.json}
 * beside this class, whose {@code $id} the report names.
 */
public final class JsonReportWriter implements ReportWriter {
  /**
   * The {@code $id} of the schema. Its number changes when programs that read the old form would
   * break.
   */
  static final String SCHEMA_ID = "urn:keysend:conformance-report:1";

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Made by {@link ReportFiles}. */
  JsonReportWriter() {}

  @Override
  public String fileName() {
    return "report.json";
  }

  @Override
  public void write(RunReport report, Writer out) throws IOException {
    try {
      // Inside JSON strings, PrintableText's escapes are the same as JSON's.
      out.write(PrintableText.of(MAPPER.writeValueAsString(document(report))));
    } catch (JacksonException e) {
      throw new IOException("The report cannot be written as JSON", e);
    }
  }

  /** The rules as in the report, without their results. */
  public static String list(List<Rule> rules) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    rules.forEach(rule -> rule(rule, list.addObject()));
    return MAPPER.writeValueAsString(list);
  }

  private static ObjectNode document(RunReport report) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("$schema", SCHEMA_ID);
    document.putObject("kit").put("version", report.kitVersion());
    document
        .putObject("contract")
        .put("version", report.contractVersion())
        .put("digest", "sha256:" + report.contractDigest());
    document.put("target", report.target());
    ObjectNode implementation = document.putObject("implementation");
    report.implementation().ifPresent(name -> implementation.put("name", name));
    report.implementationVersion().ifPresent(version -> implementation.put("version", version));
    document.put("startedAt", report.startedAt().toString());
    document.put("durationMillis", report.duration().toMillis());
    document.put("strict", report.strict());
    document.put("interrupted", report.interrupted());
    document.put("verdict", camelCase(report.verdict()));
    document.put("explanation", new Conclusion(report).explanation());
    report.unreachable().ifPresent(reason -> document.put("unreachable", reason));
    report.noPayment().ifPresent(said -> document.put("noPayment", said));
    notCovered(report, document.putArray("notCovered"));
    statistics(report, document.putObject("statistics"));
    expectedFailures(report, document.putArray("expectedFailures"));
    ObjectNode spending = document.putObject("spending");
    report.spending().cap().ifPresent(cap -> spending.put("capSatoshis", cap));
    spending.put("worstCaseSatoshis", report.spending().worstCase());
    spending.put("paidSatoshis", report.spending().paid());
    spending.put("feesSatoshis", report.spending().fees());
    spending.put("beyondSatoshis", report.spending().beyond());
    spending.put("mostSatoshis", report.spending().most());
    spending.put("feesOpen", report.spending().feesOpen());
    ArrayNode rules = document.putArray("rules");
    report.results().forEach(result -> rule(result, rules.addObject()));
    ArrayNode plan = document.putArray("plan");
    report.plan().forEach(request -> request(request, plan.addObject()));
    coverage(report, document.putObject("coverage"));
    return document;
  }

  private static void notCovered(RunReport report, ArrayNode notCovered) {
    new Conclusion(report)
        .notCovered()
        .forEach(
            (reason, results) -> {
              ObjectNode gap = notCovered.addObject().put("reason", reason);
              ArrayNode rules = gap.putArray("rules");
              results.forEach(result -> rules.add(result.rule().id()));
            });
  }

  private static void statistics(RunReport report, ObjectNode statistics) {
    statistics.put("rules", report.results().size());
    statistics.put("notSelected", report.notSelected());
    for (Outcome outcome : Outcome.values()) {
      statistics.put(camelCase(outcome), report.statistics().getOrDefault(outcome, 0L));
    }
  }

  private static void expectedFailures(RunReport report, ArrayNode expected) {
    for (ExpectedFailure each : report.expectedFailures()) {
      ObjectNode node = expected.addObject().put("rule", each.rule()).put("reason", each.reason());
      each.until().ifPresent(day -> node.put("until", day.toString()));
      node.put("state", camelCase(each.state()));
    }
  }

  private static void rule(RuleResult result, ObjectNode node) {
    rule(result.rule(), node);
    node.put("outcome", camelCase(result.outcome()))
        .put("reason", result.reason())
        .put("costSatoshis", result.cost())
        .put("durationMillis", result.duration().toMillis());
    ArrayNode evidence = node.putArray("evidence");
    for (Evidence exchange : result.evidence()) {
      evidence
          .addObject()
          .put("probe", exchange.probe())
          .put("finding", exchange.finding())
          .put("request", exchange.request())
          .put("response", exchange.response())
          .put("curl", exchange.curl());
    }
  }

  private static void rule(Rule rule, ObjectNode node) {
    node.put("id", rule.id())
        .put("group", rule.group().id())
        .put("level", rule.level().name())
        .put("authority", rule.authority().id())
        .put("onlyShould", rule.onlyShould())
        .put("sentence", rule.sentence())
        .put("source", rule.source());
  }

  private static void request(PlannedRequest request, ObjectNode node) {
    node.put("id", request.id())
        .put("title", request.title())
        .put("cost", request.cost())
        .put("sent", request.sent());
    request.status().ifPresent(status -> node.put("status", status));
  }

  private static void coverage(RunReport report, ObjectNode coverage) {
    coverage.put("parts", report.coverage().size());
    coverage.put("exercised", new Conclusion(report).exercisedParts());
    ArrayNode exercised = coverage.putArray("exercisedPointers");
    ArrayNode notExercised = coverage.putArray("notExercisedPointers");
    for (Coverage part : report.coverage()) {
      (part.exercised() ? exercised : notExercised).add(part.pointer());
    }
  }

  /** A constant's name in camel case, such as {@code notExercised}. */
  static String camelCase(Enum<?> constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(
          name.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return name.toString();
  }
}
