package dev.keysend.conformance.probe;

/** A request cannot be made of what is known. The message says why, for people. */
public final class NotPossibleException extends Exception {
  private static final long serialVersionUID = 1L;

  NotPossibleException(String message) {
    super(message);
  }
}
