package dev.keysend.conformance.target;

/** There is no answer to a request. The message says why, for people. */
final class UnansweredException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  UnansweredException(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
