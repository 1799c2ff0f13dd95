package dev.keysend.conformance.explore;

import dev.keysend.conformance.run.observation.Observation;
import java.util.List;

/**
 * Something that is wrong with what came of a scenario.
 *
 * @param rule what names the sort, such as a rule's id: two problems of one sort are told once
 * @param text what, in words
 * @param shownBy the exchanges that show it
 */
public record Problem(String rule, String text, List<Observation> shownBy) {
  /** Makes defensive copies. */
  public Problem {
    shownBy = List.copyOf(shownBy);
  }
}
