package dev.keysend.conformance.report;

import dev.keysend.conformance.rule.Rule;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;

/**
 * The result of one rule.
 *
 * @param rule the rule
 * @param outcome the result
 * @param reason why, for people; empty when it passed
 * @param cost what exercising it could cost in the worst case, in satoshis
 * @param evidence the exchanges that show it; empty when it passed
 * @param duration the total time of the exchanges that decided it
 */
public record RuleResult(
    Rule rule,
    Outcome outcome,
    String reason,
    BigInteger cost,
    List<Evidence> evidence,
    Duration duration) {
  /** Makes defensive copies. */
  public RuleResult {
    evidence = List.copyOf(evidence);
  }

  /**
   * Whether reproducing it takes all exchanges, one after the other, instead of any one of them.
   */
  public boolean isSequence() {
    return evidence.stream().anyMatch(each -> each.probe().startsWith("explore-"));
  }
}
