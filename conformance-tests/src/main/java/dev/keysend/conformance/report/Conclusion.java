package dev.keysend.conformance.report;

import dev.keysend.contract.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The conclusion of a run, in the wording of every form of the report. */
public final class Conclusion {
  private static final int MOST_NAMED = 60;

  private final RunReport report;

  /** Reads a report. */
  public Conclusion(RunReport report) {
    this.report = report;
  }

  /** Why the verdict is what it is, in a few sentences of the kit's own words. */
  public String explanation() {
    long must = count(result -> result.rule().level() == Level.MUST);
    long unknown = report.notExercised().size();
    List<String> sentences = new ArrayList<>();
    switch (report.verdict()) {
      case CONFORMANT ->
          sentences.add(
              must == 0
                  ? "No MUST was selected."
                  : report.notSelected() == 0
                      ? "Every MUST was exercised and kept: " + rules(must) + " in all."
                      : "Every selected MUST was exercised and kept: " + rules(must) + ".");
      case CONFORMANT_AS_FAR_AS_EXERCISED ->
          sentences.add(
              "No MUST was broken, but only "
                  + (must - unknown)
                  + " of "
                  + must
                  + (must == 1 ? " MUST was" : " MUSTs were")
                  + " exercised; the result of the others is unknown.");
      case CONFORMANT_EXCEPT, CONFORMANT_AS_FAR_AS_EXERCISED_EXCEPT -> {
        sentences.add("Only rules that were expected to fail are broken.");
        if (unknown > 0) {
          sentences.add(
              (must - unknown)
                  + " of "
                  + must
                  + " MUSTs were exercised; the result of the others is unknown.");
        }
      }
      case NOT_CONFORMANT -> {
        long broken = count(result -> result.outcome() == Outcome.FAILED);
        sentences.add(rules(broken) + (broken == 1 ? " was broken." : " were broken."));
        if (unknown > 0) {
          sentences.add("Nothing is known of " + unknown + (unknown == 1 ? " MUST." : " MUSTs."));
        }
        report.noPayment().ifPresent(said -> sentences.add("No payment was made."));
      }
      case NOT_TESTED ->
          report
              .unreachable()
              .ifPresent(
                  reason ->
                      sentences.add(
                          report.noPayment().isPresent()
                              ? "No payment was made, so little is known."
                              : answers()
                                  ? "The target refuses every request."
                                  : "The target does not respond."));
    }
    if (!report.excused().isEmpty()) {
      sentences.add(rules(report.excused().size()) + " failed as expected.");
    }
    report.staleExpectations().forEach(each -> sentences.add(each.problem() + "."));
    long errors = count(result -> result.outcome() == Outcome.ERROR);
    if (errors > 0) {
      sentences.add("The kit itself failed on " + rules(errors) + ".");
    }
    long warnings = count(result -> result.outcome() == Outcome.WARNED);
    if (warnings > 0) {
      sentences.add(warnings == 1 ? "There is 1 warning." : "There are " + warnings + " warnings.");
    }
    if (report.notSelected() > 0 && report.verdict() != Verdict.NOT_TESTED) {
      long others = report.notSelected();
      sentences.add(
          others + (others == 1 ? " other rule was" : " other rules were") + " not selected.");
    }
    if (report.interrupted()) {
      sentences.add("The run was interrupted.");
    }
    return String.join(" ", sentences);
  }

  /** What the target said if that decided the verdict, and what to check. */
  public Optional<String> targetsWords() {
    return report
        .unreachable()
        .or(
            () ->
                report.verdict() == Verdict.NOT_CONFORMANT ? report.noPayment() : Optional.empty());
  }

  /**
   * The MUST rules that the verdict does not cover, by the reason why, in the order of the rules.
   */
  public Map<String, List<RuleResult>> notCovered() {
    Map<String, List<RuleResult>> notCovered = new LinkedHashMap<>();
    for (RuleResult result : report.notExercised()) {
      notCovered.computeIfAbsent(result.reason(), reason -> new ArrayList<>()).add(result);
    }
    return notCovered;
  }

  /**
   * The rules that the verdict does not cover for one reason: by name, unless they are so many that
   * nobody would read them, or the run was interrupted, when they are nearly all.
   *
   * @param name how a rule's name is written
   */
  public static String rules(String reason, List<RuleResult> results, UnaryOperator<String> name) {
    return reason.equals(RunReport.INTERRUPTED) || results.size() > MOST_NAMED
        ? rules(results.size())
        : results.stream()
            .map(result -> name.apply(result.rule().id()))
            .collect(Collectors.joining(", "));
  }

  /** How many parts of the contract were exercised. */
  public long exercisedParts() {
    return report.coverage().stream().filter(Coverage::exercised).count();
  }

  private boolean answers() {
    return report.plan().stream().anyMatch(request -> request.status().isPresent());
  }

  private long count(Predicate<RuleResult> which) {
    return report.results().stream().filter(which).count();
  }

  /** A number of rules, in words. */
  public static String rules(long count) {
    return count == 1 ? "1 rule" : count + " rules";
  }
}
