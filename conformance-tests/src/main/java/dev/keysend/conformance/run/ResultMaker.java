package dev.keysend.conformance.run;

import dev.keysend.conformance.report.Evidence;
import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.RuleResult;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.rule.check.Judgement;
import dev.keysend.conformance.run.observation.Observation;
import dev.keysend.contract.Level;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Turns judgements into results: by the rule's level, with evidence, and with secrets masked. */
final class ResultMaker {
  /** More would only repeat it. */
  private static final int MAX_EVIDENCE = 10;

  private final Evidences evidences;
  private final boolean strict;

  ResultMaker(Evidences evidences, boolean strict) {
    this.evidences = evidences;
    this.strict = strict;
  }

  RuleResult make(Rule rule, Judgement judgement, BigInteger cost) {
    if (judgement instanceof Judgement.NotExercised notExercised) {
      return new RuleResult(
          rule, Outcome.NOT_EXERCISED, mask(notExercised.reason()), cost, List.of(), Duration.ZERO);
    }
    if (judgement instanceof Judgement.Broken broken) {
      return new RuleResult(
          rule,
          strict || breaksMust(rule, broken) ? Outcome.FAILED : Outcome.WARNED,
          reason(broken.findings()),
          cost,
          evidence(broken.findings()),
          duration(broken.findings()));
    }
    return new RuleResult(rule, Outcome.PASSED, "", cost, List.of(), Duration.ZERO);
  }

  private static boolean breaksMust(Rule rule, Judgement.Broken broken) {
    return rule.level() == Level.MUST
        && broken.findings().stream().anyMatch(finding -> !finding.onlyShould());
  }

  /** The result of a rule that the kit itself could not judge. */
  RuleResult error(Rule rule, Throwable cause, BigInteger cost) {
    return new RuleResult(
        rule, Outcome.ERROR, mask("the kit failed: " + cause), cost, List.of(), Duration.ZERO);
  }

  String mask(String text) {
    return evidences.mask(text);
  }

  private String reason(List<Judgement.Finding> findings) {
    String first = findings.get(0).text();
    int others = findings.size() - 1;
    return mask(others == 0 ? first : first + "\n(and " + others + " more like it)");
  }

  private List<Evidence> evidence(List<Judgement.Finding> findings) {
    List<Evidence> evidence = new ArrayList<>();
    for (Judgement.Finding finding : findings) {
      for (Observation seen : finding.shownBy()) {
        if (evidence.size() == MAX_EVIDENCE) {
          return evidence;
        }
        evidence.add(evidences.of(finding.text(), seen));
      }
    }
    return evidence;
  }

  private static Duration duration(List<Judgement.Finding> findings) {
    return findings.stream()
        .flatMap(finding -> finding.shownBy().stream())
        .map(seen -> Duration.between(seen.exchange().sentAt(), seen.exchange().receivedAt()))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
