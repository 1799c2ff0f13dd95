package dev.keysend.conformance.check;

import dev.keysend.conformance.probe.Observations;
import dev.keysend.conformance.probe.Probe;
import dev.keysend.conformance.rule.Rule;

/** A rule, and how to tell from what was observed whether it was kept. */
public interface Check {
  /** The rule. */
  Rule rule();

  /** Whether the rule is judged on what comes of a request; such requests are sent for its sake. */
  boolean needs(Probe probe);

  /** Judges what was observed. */
  Judgement judge(Observations seen);
}
