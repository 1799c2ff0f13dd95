package dev.keysend.conformance.report;

import java.nio.file.Path;
import java.util.List;

/** Receives the progress of a run. Calls may come from several threads, but never two at once. */
public interface RunListener {
  /** A listener that does nothing. */
  RunListener NONE = new RunListener() {};

  /**
   * The run is about to begin; nothing was sent yet.
   *
   * @param target the target's base URL, and what it runs if that is known
   * @param plan every request that is to be sent
   * @param spending the cap, and nothing spent
   */
  default void planned(String target, List<PlannedRequest> plan, Spending spending) {}

  /**
   * A request came to its end.
   *
   * @param request the request
   * @param answer the response in a few words
   */
  default void answered(PlannedRequest request, String answer) {}

  /**
   * Generated requests are about to be sent.
   *
   * @param count how many
   * @param seed what repeats them
   */
  default void exploring(int count, long seed) {}

  /**
   * Generated requests have left.
   *
   * @param sent how many so far
   * @param of how many there are to be
   * @param findings how much is wrong so far
   */
  default void explored(int sent, int of, int findings) {}

  /** A rule was judged. */
  default void judged(RuleResult result) {}

  /**
   * The run is over, or was interrupted; its reports are about to be written.
   *
   * @param report what it came to
   */
  default void finished(RunReport report) {}

  /** The reports were written. */
  default void written(List<Path> files) {}

  /**
   * A report of an interrupted run could not be written.
   *
   * @param problem which one, and why
   */
  default void notWritten(String problem) {}
}
