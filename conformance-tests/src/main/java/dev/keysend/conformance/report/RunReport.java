package dev.keysend.conformance.report;

import dev.keysend.contract.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The complete result of a run, for the writers. Every secret is already masked.
 *
 * @param kitVersion the kit's version
 * @param contractVersion the contract's version
 * @param contractDigest the SHA-256 of the contract, in hex digits
 * @param target the target's base URL
 * @param implementation name of the target's software, if given
 * @param implementationVersion version of the target's software, if given
 * @param startedAt when the run began
 * @param duration how long it took
 * @param strict whether a broken SHOULD fails instead of only warning
 * @param interrupted whether the run was cut short
 * @param unreachable why the target could not be tested at all, if so
 * @param noPayment what the target said instead of paying, and what to check, if it made no payment
 *     although some were sent
 * @param results every rule that was selected, in the order of the groups
 * @param notSelected how many of the kit's rules the run was not about
 * @param plan every request of the plan, in the order of sending
 * @param spending what the run could have cost
 * @param coverage the contract's parts, in the contract's order
 * @param expectedFailures the failures that the run expected, and their states
 */
public record RunReport(
    String kitVersion,
    String contractVersion,
    String contractDigest,
    String target,
    Optional<String> implementation,
    Optional<String> implementationVersion,
    Instant startedAt,
    Duration duration,
    boolean strict,
    boolean interrupted,
    Optional<String> unreachable,
    Optional<String> noPayment,
    List<RuleResult> results,
    int notSelected,
    List<PlannedRequest> plan,
    Spending spending,
    List<Coverage> coverage,
    List<ExpectedFailure> expectedFailures) {
  /** Why nothing is known about a rule that the run did not reach; the same words for each. */
  public static final String INTERRUPTED = "the run was interrupted before this could be judged";

  /** Makes defensive copies. */
  public RunReport {
    results = List.copyOf(results);
    plan = List.copyOf(plan);
    coverage = List.copyOf(coverage);
    expectedFailures = List.copyOf(expectedFailures);
  }

  /** The verdict on the target. */
  public Verdict verdict() {
    if (any(Outcome.FAILED)) {
      return Verdict.NOT_CONFORMANT;
    }
    if (unreachable.isPresent() || interrupted || any(Outcome.ERROR)) {
      return Verdict.NOT_TESTED;
    }
    if (any(Outcome.EXCUSED)) {
      return notExercised().isEmpty()
          ? Verdict.CONFORMANT_EXCEPT
          : Verdict.CONFORMANT_AS_FAR_AS_EXERCISED_EXCEPT;
    }
    return !notExercised().isEmpty() ? Verdict.CONFORMANT_AS_FAR_AS_EXERCISED : Verdict.CONFORMANT;
  }

  /** The broken rules that are excused. */
  public List<RuleResult> excused() {
    return results.stream().filter(result -> result.outcome() == Outcome.EXCUSED).toList();
  }

  /** The expected failures that no longer apply; they fail the run. */
  public List<ExpectedFailure> staleExpectations() {
    return expectedFailures.stream().filter(ExpectedFailure::isStale).toList();
  }

  /** The MUST rules about which nothing is known. */
  public List<RuleResult> notExercised() {
    return results.stream()
        .filter(result -> result.rule().level() == Level.MUST)
        .filter(result -> result.outcome() == Outcome.NOT_EXERCISED)
        .toList();
  }

  /** The number of rules per result, without results that no rule has. */
  public Map<Outcome, Long> statistics() {
    return results.stream()
        .collect(Collectors.groupingBy(RuleResult::outcome, TreeMap::new, Collectors.counting()));
  }

  private boolean any(Outcome outcome) {
    return results.stream().anyMatch(result -> result.outcome() == outcome);
  }
}
