package dev.keysend.conformance.wire.http;

/** A request got no response. The message says why, for people. */
public final class UnansweredException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final boolean neverLeft;

  UnansweredException(String reason) {
    this(reason, false);
  }

  /**
   * Makes one.
   *
   * @param reason why there is no response, for people
   * @param neverLeft whether the target has certainly received nothing of the request
   */
  public UnansweredException(String reason, boolean neverLeft) {
    super(reason);
    this.reason = reason;
    this.neverLeft = neverLeft;
  }

  /** Whether the target has certainly received nothing of the request. */
  public boolean neverLeft() {
    return neverLeft;
  }

  /** Why there is no response, for people. */
  public String reason() {
    return reason;
  }
}
