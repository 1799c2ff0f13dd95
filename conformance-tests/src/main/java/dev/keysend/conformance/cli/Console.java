package dev.keysend.conformance.cli;

import dev.keysend.conformance.report.Evidence;
import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.PlannedRequest;
import dev.keysend.conformance.report.PrintableText;
import dev.keysend.conformance.report.RuleResult;
import dev.keysend.conformance.report.RunListener;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.report.Spending;
import dev.keysend.conformance.rule.Rule;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What the command says. */
final class Console implements RunListener {
  private static final String INDENT = "              ";

  private final PrintWriter out;

  Console(PrintWriter out) {
    this.out = out;
  }

  void print(List<Rule> rules) {
    for (Rule rule : rules) {
      out.printf(
          "%-40s %-9s %-6s %s (%s)%n",
          rule.id(), rule.group().id(), rule.level(), rule.sentence(), rule.source());
    }
    out.flush();
  }

  void plan(String target, List<PlannedRequest> plan, Spending spending) {
    for (PlannedRequest request : plan) {
      out.printf("%-40s up to %s sats: %s%n", request.id(), request.cost(), request.title());
    }
    planned(target, plan, spending);
  }

  @Override
  public void planned(String target, List<PlannedRequest> plan, Spending spending) {
    out.printf(
        "%d requests to %s, which may cost up to %s sats%n", plan.size(), target, spending.cap());
    out.flush();
  }

  void print(RunReport report) {
    for (RuleResult result : report.results()) {
      if (result.outcome() == Outcome.PASSED) {
        continue;
      }
      out.printf("%-13s %s%n", words(result.outcome()), result.rule().id());
      out.println(INDENT + PrintableText.of(result.reason()).replace("\n", "\n" + INDENT));
      for (Evidence evidence : result.evidence()) {
        out.println(INDENT + evidence.curl());
      }
    }
    report
        .unreachable()
        .ifPresent(
            reason -> out.println("The target could not be tested: " + PrintableText.of(reason)));
    StringBuilder statistics = new StringBuilder();
    report
        .statistics()
        .forEach(
            (outcome, count) ->
                statistics.append(count).append(' ').append(words(outcome)).append(", "));
    out.println(
        report.results().size()
            + " rules: "
            + statistics
            + "up to "
            + report.spending().worstCase()
            + " sats in "
            + report.duration().toMillis()
            + " ms");
    out.println(report.target() + " is " + report.verdict().text());
    out.flush();
  }

  private static String words(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
