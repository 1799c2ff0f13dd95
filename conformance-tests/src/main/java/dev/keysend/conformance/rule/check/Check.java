package dev.keysend.conformance.rule.check;

import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.run.observation.Observations;

/** A rule, and how to tell from what was observed whether it was kept. */
public interface Check {
  /** The rule. */
  Rule rule();

  /** Whether the rule is judged on what comes of a request; such requests are sent for its sake. */
  boolean needs(Probe probe);

  /** Judges what was observed. */
  Judgement judge(Observations seen);
}
