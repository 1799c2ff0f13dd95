package dev.keysend.conformance.request;

/** What a correct server does with a request. */
public enum Kind {
  /** It is valid: the server pays. */
  PAYMENT,
  /**
   * It is valid where the contract goes beyond the endpoint's documentation: the server should pay.
   */
  OPTIONAL_PAYMENT,
  /** It is valid, and leaves together with others of its kind: the server pays each. */
  SIMULTANEOUS,
  /**
   * It breaks the request's schema: the server refuses it, or pays what it plainly means, if that
   * is anything.
   */
  INVALID,
  /** The sender may not pay: the server refuses it. */
  DENIED,
  /** Its method does not ask for a payment: the server may answer as it likes, but does not pay. */
  OTHER_METHOD,
  /** It is valid, but no route leads there: the server tries to pay, and fails. */
  UNROUTABLE,
  /** It asks for more than the wallet holds: the server refuses it. */
  EXCESSIVE,
  /**
   * It asks for more than half of what the wallet holds, and leaves together with another: one is
   * paid.
   */
  RIVAL,
  /**
   * It asks for a small part of what the wallet holds, and leaves together with so many others that
   * not all of them can be paid.
   */
  CROWD;

  /** Whether a correct server pays it, if the wallet holds enough. */
  public boolean isPaid() {
    return this == PAYMENT
        || this == OPTIONAL_PAYMENT
        || this == SIMULTANEOUS
        || this == RIVAL
        || this == CROWD;
  }

  /** Whether it carries the keys that were given, and so gets in wherever they are right. */
  public boolean carriesKeys() {
    return this != DENIED && this != OTHER_METHOD;
  }

  /** Whether it carries them, and in the way that the endpoint's documentation says. */
  public boolean carriesKeysAsDocumented() {
    return carriesKeys() && this != OPTIONAL_PAYMENT;
  }

  /** Whether a correct server refuses it, and for what its body says. */
  public boolean isRefusedForItsBody() {
    return carriesKeys() && !isPaid();
  }

  /** Whether it has to leave together with another. */
  public boolean leavesAtOnce() {
    return this == SIMULTANEOUS || this == RIVAL || this == CROWD;
  }

  /** Whether an answer that says "paid" is one that the contract describes. */
  public boolean isPayable() {
    return isPaid() || this == UNROUTABLE;
  }

  /** What it costs, in satoshis, where that depends on what the wallet holds by then. */
  public String costInWords() {
    return switch (this) {
      case EXCESSIVE -> "more than the wallet holds";
      case RIVAL -> "half of the wallet's balance and 1";
      case CROWD -> "a little more than an eleventh of the wallet's balance";
      default -> "1";
    };
  }
}
