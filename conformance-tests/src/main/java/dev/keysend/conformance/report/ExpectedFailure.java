package dev.keysend.conformance.report;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A rule that is known to be broken, why that is accepted, and its state after a run.
 *
 * @param rule the rule's id
 * @param reason why its failure is expected, in the user's words
 * @param until the last day on which it is expected; empty for no end
 * @param place the line that says so, for people
 * @param state what the run showed
 */
public record ExpectedFailure(
    String rule, String reason, Optional<LocalDate> until, String place, State state) {
  /** What a run showed of it. */
  public enum State {
    /** The rule was broken, as expected. */
    HELD,
    /** The rule was kept, so its failure is no longer expected. */
    KEPT,
    /** The last day has passed. */
    EXPIRED,
    /** The run says nothing about the rule. */
    UNKNOWN
  }

  /** Whether somebody must look at it: a run with a stale one does not succeed. */
  public boolean isStale() {
    return state == State.KEPT || state == State.EXPIRED;
  }

  /** What is wrong with a stale one, and what to do. */
  public String problem() {
    return state == State.KEPT
        ? rule + " was expected to fail (" + place + "), but passed; remove the line"
        : rule
            + " was expected to fail until "
            + until.map(LocalDate::toString).orElse("")
            + " ("
            + place
            + "), which has passed; fix the server, or set a new date";
  }
}
