package dev.keysend.conformance.report;

import java.util.Locale;

/** The result of a rule; the best comes first. */
public enum Outcome {
  /** It was exercised, and the target kept it. */
  PASSED,
  /** The kit could not exercise it, so nothing is known; never counts as passed. */
  NOT_EXERCISED,
  /** The target broke a SHOULD, or a MUST in a way that counts as a SHOULD. */
  WARNED,
  /** It failed, but the user expects that and says why. */
  EXCUSED,
  /** It is a MUST, or the run is strict, and the target broke it. */
  FAILED,
  /** The kit itself failed; nothing is known about the target. */
  ERROR;

  /** The outcome, for people, such as {@code not exercised}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
