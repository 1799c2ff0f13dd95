package dev.keysend.conformance.report;

import java.util.List;

/** Is told how a run gets on. Calls may come from several threads, but never two at once. */
public interface RunListener {
  /** A listener that does nothing. */
  RunListener NONE = new RunListener() {};

  /**
   * The run is about to begin; nothing was sent yet.
   *
   * @param target the target's base URL
   * @param plan every request that is to be sent
   * @param spending the cap, and nothing spent
   */
  default void planned(String target, List<PlannedRequest> plan, Spending spending) {}

  /**
   * A request came to its end.
   *
   * @param request the request
   * @param answer the answer in a few words
   */
  default void answered(PlannedRequest request, String answer) {}

  /** A rule was judged. */
  default void judged(RuleResult result) {}
}
