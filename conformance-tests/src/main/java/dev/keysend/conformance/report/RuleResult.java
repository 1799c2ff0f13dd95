package dev.keysend.conformance.report;

import dev.keysend.conformance.rule.Rule;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;

/**
 * How one rule ended.
 *
 * @param rule the rule
 * @param outcome how it ended
 * @param reason why, for people; empty when it passed
 * @param cost what exercising it could cost in the worst case, in satoshis
 * @param evidence the exchanges that show it; empty when it passed
 * @param duration how long the exchanges took that it was judged on, together
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
   * Whether all exchanges are needed to see it again, one after the other, rather than any of them.
   */
  public boolean isSequence() {
    return evidence.stream().anyMatch(each -> each.probe().startsWith("explore-"));
  }
}
