package dev.keysend.conformance.rule.check;

import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.run.observation.Observations;

/** A rule, and how to judge it from the observations. */
public interface Check {
  /** The rule. */
  Rule rule();

  /** Whether the rule needs a request's result; the kit then sends the request. */
  boolean needs(Probe probe);

  /**
   * Whether the rule is about responses to payments. A server that refuses all payments for one
   * reason breaks every such rule, but the kit reports it once.
   */
  default boolean isAboutPayments() {
    return false;
  }

  /** Judges what was observed. */
  Judgement judge(Observations seen);
}
