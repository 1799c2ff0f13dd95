package dev.keysend.conformance.explore;

import dev.keysend.conformance.run.observation.Observation;
import java.math.BigInteger;
import java.util.List;

/**
 * What an exploration came to.
 *
 * @param seed what repeats it
 * @param sent how many requests left, those aside that made a finding smaller
 * @param paid what the target answered as paid in all of it, in satoshis
 * @param findings what is wrong, each in the smallest form that was found
 * @param once what was wrong once, and not when it was asked again, in words
 * @param stopped why it ended early; empty if it did not
 */
public record Exploration(
    long seed,
    int sent,
    BigInteger paid,
    List<Finding> findings,
    List<String> once,
    String stopped) {
  /** Makes defensive copies. */
  public Exploration {
    findings = List.copyOf(findings);
    once = List.copyOf(once);
  }

  /**
   * Something that is wrong.
   *
   * @param problem what
   * @param requests every request of the smallest scenario that shows it, with its answer
   */
  public record Finding(Problem problem, List<Observation> requests) {
    /** Makes defensive copies. */
    public Finding {
      requests = List.copyOf(requests);
    }
  }
}
