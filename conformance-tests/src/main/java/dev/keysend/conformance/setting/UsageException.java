package dev.keysend.conformance.setting;

/** A setting is missing or wrong. The message names it by its flag and says what is allowed. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes one with a message for the user. */
  public UsageException(String message) {
    super(message);
  }
}
