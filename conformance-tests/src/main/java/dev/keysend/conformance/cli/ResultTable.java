package dev.keysend.conformance.cli;

import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.RuleResult;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.rule.Group;
import java.util.List;

/** How many rules of each group ended in each way. */
final class ResultTable {
  private ResultTable() {}

  static String of(RunReport report) {
    StringBuilder table = new StringBuilder(String.format("%-10s", "rules"));
    for (Outcome outcome : Outcome.values()) {
      table.append(String.format("%15s", outcome.text()));
    }
    table.append(System.lineSeparator());
    for (Group group : Group.values()) {
      List<RuleResult> results =
          report.results().stream().filter(result -> result.rule().group() == group).toList();
      if (!results.isEmpty()) {
        row(group.id(), results, table);
      }
    }
    row("all", report.results(), table);
    return table.toString();
  }

  private static void row(String name, List<RuleResult> results, StringBuilder table) {
    table.append(String.format("%-10s", name));
    for (Outcome outcome : Outcome.values()) {
      long count = results.stream().filter(result -> result.outcome() == outcome).count();
      table.append(String.format("%15s", count == 0 ? "." : Long.toString(count)));
    }
    table.append(System.lineSeparator());
  }
}
