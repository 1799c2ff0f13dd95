package dev.keysend.conformance.report.file;

import dev.keysend.conformance.report.Conclusion;
import dev.keysend.conformance.report.Coverage;
import dev.keysend.conformance.report.Evidence;
import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.PlannedRequest;
import dev.keysend.conformance.report.PrintableText;
import dev.keysend.conformance.report.RuleResult;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.report.Words;
import dev.keysend.conformance.rule.Group;
import dev.keysend.contract.Level;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report as its template needs it: texts to show, and conditions. */
final class HtmlPage {
  private final RunReport report;
  private final Conclusion conclusion;

  HtmlPage(RunReport report) {
    this.report = report;
    this.conclusion = new Conclusion(report);
  }

  record Named(String text, String kind) {}

  record Fact(String name, String value) {}

  record Share(String kind, String text, long start, long count) {}

  record Gap(String reason, List<RuleView> rules) {}

  record GroupView(String id, String title, List<RuleView> rules) {}

  record RequestView(String id, String title, String cost, String sent, String answer) {}

  record RuleView(
      String id,
      String kind,
      String outcome,
      Level level,
      String sentence,
      String source,
      String headline,
      boolean hasReason,
      String reason,
      String cost,
      String duration,
      List<EvidenceView> evidence) {}

  record EvidenceView(
      boolean first, String probe, String finding, String request, String response, String curl) {}

  Named verdict() {
    String kind =
        switch (report.verdict()) {
          case CONFORMANT, CONFORMANT_AS_FAR_AS_EXERCISED -> "passed";
          case CONFORMANT_EXCEPT, CONFORMANT_AS_FAR_AS_EXERCISED_EXCEPT -> "excused";
          case NOT_CONFORMANT -> "failed";
          case NOT_TESTED -> "error";
        };
    return new Named(Words.verdict(report), kind);
  }

  String target() {
    return PrintableText.onOneLine(report.target());
  }

  String explanation() {
    return conclusion.explanation();
  }

  String targetsWords() {
    return PrintableText.of(conclusion.targetsWords().orElse(""));
  }

  String kitVersion() {
    return report.kitVersion();
  }

  List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    report
        .implementation()
        .ifPresent(
            name ->
                facts.add(
                    new Fact(
                        "Implementation",
                        PrintableText.onOneLine(
                            name + " " + report.implementationVersion().orElse("")))));
    facts.add(new Fact("Started", report.startedAt().truncatedTo(ChronoUnit.SECONDS).toString()));
    facts.add(new Fact("Took", Words.of(report.duration())));
    facts.add(new Fact("Spending", Words.of(report.spending())));
    facts.add(new Fact("Kit", report.kitVersion()));
    facts.add(new Fact("Contract", report.contractVersion()));
    facts.add(new Fact("Contract's SHA-256", report.contractDigest()));
    if (report.strict()) {
      facts.add(new Fact("Strict", "a broken SHOULD fails the run"));
    }
    return facts;
  }

  int ruleCount() {
    return Math.max(1, report.results().size());
  }

  /** Every outcome with its count, the worst first. */
  List<Share> outcomes() {
    List<Share> shares = new ArrayList<>();
    long start = 0;
    Outcome[] outcomes = Outcome.values();
    for (int i = outcomes.length - 1; i >= 0; i--) {
      long count = report.statistics().getOrDefault(outcomes[i], 0L);
      shares.add(new Share(kind(outcomes[i]), outcomes[i].text(), start, count));
      start += count;
    }
    return shares;
  }

  List<Share> shares() {
    return outcomes().stream().filter(share -> share.count() > 0).toList();
  }

  boolean hasBroken() {
    return !broken().isEmpty();
  }

  List<RuleView> broken() {
    return report.results().stream()
        .filter(result -> result.outcome() == Outcome.FAILED)
        .map(HtmlPage::rule)
        .toList();
  }

  boolean hasGaps() {
    return !report.notExercised().isEmpty();
  }

  List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>();
    conclusion
        .notCovered()
        .forEach(
            (reason, results) ->
                gaps.add(
                    new Gap(
                        PrintableText.of(reason), results.stream().map(HtmlPage::rule).toList())));
    return gaps;
  }

  List<GroupView> groups() {
    List<GroupView> groups = new ArrayList<>();
    for (Group group : Group.values()) {
      List<RuleView> rules =
          report.results().stream()
              .filter(result -> result.rule().group() == group)
              .map(HtmlPage::rule)
              .toList();
      if (!rules.isEmpty()) {
        groups.add(new GroupView(group.id(), group.title(), rules));
      }
    }
    return groups;
  }

  String sent() {
    long sent = report.plan().stream().filter(PlannedRequest::sent).count();
    return sent + " of " + report.plan().size() + " requests of the plan were sent.";
  }

  List<RequestView> plan() {
    return report.plan().stream()
        .map(
            request ->
                new RequestView(
                    request.id(),
                    PrintableText.onOneLine(request.title()),
                    PrintableText.onOneLine(request.cost()),
                    request.sent() ? "yes" : "no",
                    request.status().map(status -> "HTTP " + status).orElse("–")))
        .toList();
  }

  String coverage() {
    return Words.coverage(report, conclusion);
  }

  boolean hasParts() {
    return !report.coverage().isEmpty();
  }

  int partCount() {
    return report.coverage().size();
  }

  long exercisedCount() {
    return conclusion.exercisedParts();
  }

  List<String> exercisedParts() {
    return parts(true);
  }

  List<String> notExercisedParts() {
    return parts(false);
  }

  boolean hasExercisedParts() {
    return !exercisedParts().isEmpty();
  }

  boolean hasNotExercisedParts() {
    return !notExercisedParts().isEmpty();
  }

  private List<String> parts(boolean exercised) {
    return report.coverage().stream()
        .filter(part -> part.exercised() == exercised)
        .map(Coverage::pointer)
        .toList();
  }

  private static RuleView rule(RuleResult result) {
    String reason = PrintableText.of(result.reason());
    return new RuleView(
        result.rule().id(),
        kind(result.outcome()),
        result.outcome().text(),
        result.rule().level(),
        PrintableText.onOneLine(result.rule().sentence()),
        PrintableText.onOneLine(result.rule().source()),
        PrintableText.onOneLine(result.reason()),
        !reason.isBlank(),
        reason,
        Words.satoshis(result.cost()),
        Words.of(result.duration()),
        evidence(result));
  }

  private static List<EvidenceView> evidence(RuleResult result) {
    List<EvidenceView> views = new ArrayList<>();
    for (Evidence evidence : result.evidence()) {
      views.add(
          new EvidenceView(
              views.isEmpty(),
              PrintableText.onOneLine(evidence.probe()),
              PrintableText.of(evidence.finding()),
              PrintableText.of(evidence.request()),
              PrintableText.of(evidence.response()),
              PrintableText.of(evidence.curl())));
    }
    return views;
  }

  /** The outcome's name in the style sheet and the script, such as {@code not-exercised}. */
  private static String kind(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
