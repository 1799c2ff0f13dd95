package dev.keysend.conformance.invariant;

import org.jspecify.annotations.Nullable;

/** An invariant of the contract cannot be evaluated. The message says which, and why. */
public final class InvalidInvariantException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidInvariantException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
