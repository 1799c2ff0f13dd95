package dev.keysend.conformance.report.file;

import dev.keysend.conformance.report.Conclusion;
import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.RuleResult;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.report.Verdict;
import dev.keysend.conformance.report.Words;
import dev.keysend.conformance.rule.Rule;
import java.io.IOException;
import java.io.Writer;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The report for the page of a continuous-integration job: the verdict, and what led to it. */
final class MarkdownSummaryWriter implements ReportWriter {
  /** Such pages hold at most a megabyte; the other reports have the rest. */
  private static final int MAX_SHOWN = 20;

  /** Made by {@link ReportFiles}. */
  MarkdownSummaryWriter() {}

  @Override
  public String fileName() {
    return "summary.md";
  }

  @Override
  public void write(RunReport report, Writer out) throws IOException {
    Conclusion conclusion = new Conclusion(report);
    out.write("## " + mark(report.verdict()) + " Keysend: " + Words.verdict(report) + "\n\n");
    out.write(Markdown.code(Words.target(report)) + "\n\n");
    out.write(Markdown.text(conclusion.explanation()) + "\n\n");
    if (conclusion.targetsWords().isPresent()) {
      out.write(Markdown.block("text", conclusion.targetsWords().get()) + "\n");
    }
    statistics(report, out);
    problems("Broken", report, Outcome.FAILED, out);
    problems("Failures of the kit", report, Outcome.ERROR, out);
    problems("Expected failures", report, Outcome.EXCUSED, out);
    problems("Warnings", report, Outcome.WARNED, out);
    notCovered(conclusion.notCovered(), out);
    facts(report, conclusion, out);
  }

  private static void statistics(RunReport report, Writer out) throws IOException {
    StringBuilder names = new StringBuilder("| rules |");
    StringBuilder line = new StringBuilder("| ---: |");
    StringBuilder counts = new StringBuilder("| " + report.results().size() + " |");
    for (Outcome outcome : Outcome.values()) {
      names.append(' ').append(outcome.text()).append(" |");
      line.append(" ---: |");
      counts.append(' ').append(report.statistics().getOrDefault(outcome, 0L)).append(" |");
    }
    out.write(names + "\n" + line + "\n" + counts + "\n");
  }

  private static void problems(String title, RunReport report, Outcome outcome, Writer out)
      throws IOException {
    List<RuleResult> results =
        report.results().stream().filter(result -> result.outcome() == outcome).toList();
    if (results.isEmpty()) {
      return;
    }
    out.write("\n### " + title + "\n");
    for (RuleResult result : results.subList(0, Math.min(MAX_SHOWN, results.size()))) {
      Rule rule = result.rule();
      out.write("\n**" + Markdown.code(rule.id()) + "** " + rule.level() + ": ");
      out.write(Markdown.text(rule.sentence()) + "\n\n");
      out.write(Markdown.block("text", result.reason()));
      if (!result.evidence().isEmpty()) {
        out.write("\n<details><summary>Reproduce</summary>\n\n");
        out.write(Markdown.block("sh", result.evidence().get(0).curl()));
        out.write("\n</details>\n");
      }
    }
    if (results.size() > MAX_SHOWN) {
      out.write("\nAnd " + (results.size() - MAX_SHOWN) + " more: ");
      out.write(ids(results.subList(MAX_SHOWN, results.size())) + "\n");
    }
  }

  private static void notCovered(Map<String, List<RuleResult>> notCovered, Writer out)
      throws IOException {
    if (notCovered.isEmpty()) {
      return;
    }
    out.write("\n### What this verdict does not cover\n\n");
    for (Map.Entry<String, List<RuleResult>> gap : notCovered.entrySet()) {
      out.write("- " + Markdown.code(gap.getKey()) + ": ");
      out.write(Conclusion.rules(gap.getKey(), gap.getValue(), Markdown::code) + "\n");
    }
  }

  private static String ids(List<RuleResult> results) {
    return results.stream()
        .map(result -> Markdown.code(result.rule().id()))
        .collect(Collectors.joining(", "));
  }

  private static void facts(RunReport report, Conclusion conclusion, Writer out)
      throws IOException {
    out.write("\n| | |\n| --- | --- |\n");
    if (report.implementation().isPresent()) {
      String version = report.implementationVersion().map(v -> " " + v).orElse("");
      fact("Implementation", report.implementation().get() + version, out);
    }
    fact("Started", report.startedAt().truncatedTo(ChronoUnit.SECONDS).toString(), out);
    fact("Took", Words.of(report.duration()), out);
    fact("Spending", Words.of(report.spending()), out);
    fact("Contract", report.contractVersion() + ", sha256 " + report.contractDigest(), out);
    fact("Contract parts exercised", Words.coverage(report, conclusion), out);
    fact("Kit", report.kitVersion(), out);
  }

  private static void fact(String name, String value, Writer out) throws IOException {
    out.write("| " + name + " | " + Markdown.cell(value) + " |\n");
  }

  private static String mark(Verdict verdict) {
    return switch (verdict) {
      case CONFORMANT -> "✅";
      case CONFORMANT_AS_FAR_AS_EXERCISED -> "☑️";
      case CONFORMANT_EXCEPT, CONFORMANT_AS_FAR_AS_EXERCISED_EXCEPT -> "🟡";
      case NOT_CONFORMANT -> "❌";
      case NOT_TESTED -> "⚠️";
    };
  }
}
