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

  /** Judges what was observed. */
  Judgement judge(Observations seen);
}
