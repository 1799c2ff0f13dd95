package dev.keysend.conformance.report;

/** What a run says of its target. */
public enum Verdict {
  /** Every MUST was exercised and kept. */
  CONFORMANT("conformant"),
  /** No MUST was broken, but some were not exercised. */
  CONFORMANT_AS_FAR_AS_EXERCISED("conformant as far as exercised"),
  /** A rule was broken. */
  NOT_CONFORMANT("not conformant"),
  /** The target could not be tested, the run was cut short, or the kit itself failed. */
  NOT_TESTED("not tested");

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  /**
   * Whether a run that comes to it has succeeded.
   *
   * @param requireFull whether every MUST has to be exercised
   */
  public boolean isSuccess(boolean requireFull) {
    return this == CONFORMANT || (this == CONFORMANT_AS_FAR_AS_EXERCISED && !requireFull);
  }

  /** The verdict, for people. */
  public String text() {
    return text;
  }
}
