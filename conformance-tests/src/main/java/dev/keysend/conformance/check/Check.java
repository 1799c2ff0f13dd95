package dev.keysend.conformance.check;

import dev.keysend.conformance.probe.Observations;
import dev.keysend.conformance.rule.Rule;

/** A rule, and how to tell from what was observed whether it was kept. */
public interface Check {
  /** The rule. */
  Rule rule();

  /** Judges what was observed. */
  Judgement judge(Observations seen);
}
