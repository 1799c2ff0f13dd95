package dev.keysend.conformance.rule.check;

import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.run.observation.Observations;

/** A rule, and how to judge it from the observations. */
public interface Check {
  /** The rule. */
  Rule rule();

  /** Whether the rule is judged on a request's result; such requests are sent for it. */
  boolean needs(Probe probe);

  /**
   * Whether the rule is about what a server says to payments. One that turns them all away for one
   * reason breaks every such rule, and is told of it once.
   */
  default boolean isAboutPayments() {
    return false;
  }

  /** Judges what was observed. */
  Judgement judge(Observations seen);
}
