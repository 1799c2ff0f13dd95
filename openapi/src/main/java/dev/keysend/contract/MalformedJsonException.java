package dev.keysend.contract;

import org.jspecify.annotations.Nullable;

/** A body is not JSON. The message says why, and where. */
public final class MalformedJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedJsonException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
