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

  /** The verdict, for people. */
  public String text() {
    return text;
  }
}
