package dev.keysend.conformance.cli;

import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.RuleResult;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.rule.Group;
import java.util.Arrays;
import java.util.List;

/** The number of rules per group and result. */
final class ResultTable {
  private ResultTable() {}

  static String of(RunReport report) {
    StringBuilder table = new StringBuilder(String.format("%-10s", "rules"));
    List<Outcome> outcomes = outcomes(report);
    for (Outcome outcome : outcomes) {
      table.append(String.format("%15s", outcome.text()));
    }
    table.append(System.lineSeparator());
    for (Group group : Group.values()) {
      List<RuleResult> results =
          report.results().stream().filter(result -> result.rule().group() == group).toList();
      if (!results.isEmpty()) {
        row(group.id(), results, outcomes, table);
      }
    }
    row("all", report.results(), outcomes, table);
    return table.toString();
  }

  /** Few runs expect failures. */
  private static List<Outcome> outcomes(RunReport report) {
    return Arrays.stream(Outcome.values())
        .filter(outcome -> outcome != Outcome.EXCUSED || !report.excused().isEmpty())
        .toList();
  }

  private static void row(
      String name, List<RuleResult> results, List<Outcome> outcomes, StringBuilder table) {
    table.append(String.format("%-10s", name));
    for (Outcome outcome : outcomes) {
      long count = results.stream().filter(result -> result.outcome() == outcome).count();
      table.append(String.format("%15s", count == 0 ? "." : Long.toString(count)));
    }
    table.append(System.lineSeparator());
  }
}
