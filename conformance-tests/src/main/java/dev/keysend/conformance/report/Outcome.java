package dev.keysend.conformance.report;

import java.util.Locale;

/** How a rule ended, the best first. */
public enum Outcome {
  /** It was exercised, and the target kept it. */
  PASSED,
  /** It was not exercised, so nothing is known; never counts as passed. */
  NOT_EXERCISED,
  /** The target broke a SHOULD: the rule is one, or says how it can be broken as one. */
  WARNED,
  /** It would be failed, but whoever ran the kit expects that, and says why. */
  EXCUSED,
  /** It is a MUST, or the run is strict, and the target broke it. */
  FAILED,
  /** The kit itself failed; nothing is known of the target. */
  ERROR;

  /** The outcome, for people, such as {@code not exercised}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
