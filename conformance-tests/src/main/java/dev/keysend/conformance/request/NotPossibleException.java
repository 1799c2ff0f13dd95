package dev.keysend.conformance.request;

/** A request cannot be made of what is known. The message says why, for people. */
public final class NotPossibleException extends Exception {
  private static final long serialVersionUID = 1L;

  NotPossibleException(String message) {
    super(message);
  }
}
