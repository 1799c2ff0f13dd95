package dev.keysend.conformance.cli;

import dev.keysend.conformance.report.Evidence;
import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.RuleResult;
import dev.keysend.conformance.report.RunReport;
import java.io.PrintWriter;

/** The report, printed. */
final class Console {
  private final PrintWriter out;

  Console(PrintWriter out) {
    this.out = out;
  }

  void print(RunReport report) {
    for (RuleResult result : report.results()) {
      out.printf(
          "%-13s %s%n",
          result.outcome().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
          result.rule().id());
      if (result.outcome() != Outcome.PASSED) {
        out.println("              " + result.reason().replace("\n", "\n              "));
      }
      for (Evidence evidence : result.evidence()) {
        out.println("              " + evidence.curl());
      }
    }
    report
        .unreachable()
        .ifPresent(reason -> out.println("The target could not be tested: " + reason));
    out.println(report.target() + " is " + report.verdict().text());
    out.flush();
  }
}
