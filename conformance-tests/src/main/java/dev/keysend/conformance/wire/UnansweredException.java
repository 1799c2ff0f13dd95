package dev.keysend.conformance.wire;

/** There is no answer to a request. The message says why, for people. */
final class UnansweredException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final boolean neverLeft;

  UnansweredException(String reason) {
    this(reason, false);
  }

  /**
   * Makes one.
   *
   * @param reason why there is no answer, for people
   * @param neverLeft whether it is certain that the target has got nothing of the request
   */
  UnansweredException(String reason, boolean neverLeft) {
    super(reason);
    this.reason = reason;
    this.neverLeft = neverLeft;
  }

  boolean neverLeft() {
    return neverLeft;
  }

  String reason() {
    return reason;
  }
}
