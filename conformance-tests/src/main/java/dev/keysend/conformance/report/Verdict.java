package dev.keysend.conformance.report;

/** The verdict of a run on its target. */
public enum Verdict {
  /** Every MUST was exercised and kept. */
  CONFORMANT("conformant"),
  /** Every MUST was exercised, and every broken rule is excused; names follow the text. */
  CONFORMANT_EXCEPT("conformant except"),
  /** No MUST was broken, but some were not exercised. */
  CONFORMANT_AS_FAR_AS_EXERCISED("conformant as far as exercised"),
  /** Every broken rule is excused, but some MUST was not exercised; names follow the text. */
  CONFORMANT_AS_FAR_AS_EXERCISED_EXCEPT("conformant as far as exercised except"),
  /** A rule was broken. */
  NOT_CONFORMANT("not conformant"),
  /** The target could not be tested, the run was interrupted, or the kit itself failed. */
  NOT_TESTED("not tested");

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  /**
   * Whether a run with this verdict has succeeded.
   *
   * @param requireFull whether every MUST has to be exercised
   */
  public boolean isSuccess(boolean requireFull) {
    return switch (this) {
      case CONFORMANT, CONFORMANT_EXCEPT -> true;
      case CONFORMANT_AS_FAR_AS_EXERCISED, CONFORMANT_AS_FAR_AS_EXERCISED_EXCEPT -> !requireFull;
      case NOT_CONFORMANT, NOT_TESTED -> false;
    };
  }

  /** Whether a broken rule is excused. */
  public boolean isExcept() {
    return this == CONFORMANT_EXCEPT || this == CONFORMANT_AS_FAR_AS_EXERCISED_EXCEPT;
  }

  /** The verdict, for people. */
  public String text() {
    return text;
  }
}
