package dev.keysend.conformance.explore;

import dev.keysend.conformance.run.observation.Observation;
import java.util.List;

/**
 * Something that is wrong with what came of a scenario.
 *
 * @param rule what names the sort, such as a rule's id: two problems of one sort are told once
 * @param text what, in words
 * @param shownBy the exchanges that show it
 * @param onlyShould whether no more than a SHOULD is broken
 */
public record Problem(String rule, String text, List<Observation> shownBy, boolean onlyShould) {
  /** Makes defensive copies. */
  public Problem {
    shownBy = List.copyOf(shownBy);
  }

  /** One that breaks a MUST. */
  public Problem(String rule, String text, List<Observation> shownBy) {
    this(rule, text, shownBy, false);
  }
}
