package dev.keysend.conformance.report;

import java.nio.file.Path;
import java.util.List;

/** Receives the progress of a run. Calls may come from several threads, but never two at once. */
public interface RunListener {
  /** A listener that does nothing. */
  RunListener NONE = new RunListener() {};

  /**
   * The run is about to begin; nothing has been sent.
   *
   * @param target the target's base URL, and what it runs if that is known
   * @param plan every request that is to be sent
   * @param spending the cap, and nothing spent
   */
  default void planned(String target, List<PlannedRequest> plan, Spending spending) {}

  /**
   * A request has ended.
   *
   * @param request the request
   * @param answer the response in a few words
   */
  default void answered(PlannedRequest request, String answer) {}

  /**
   * Generated requests are about to be sent.
   *
   * @param count how many
   * @param seed the seed that repeats them
   */
  default void exploring(int count, long seed) {}

  /**
   * Generated requests have left.
   *
   * @param sent how many so far
   * @param of how many there will be
   * @param findings how many problems so far
   */
  default void explored(int sent, int of, int findings) {}

  /** A rule was judged. */
  default void judged(RuleResult result) {}

  /**
   * The run is over, or was interrupted; its reports are about to be written.
   *
   * @param report its result
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
