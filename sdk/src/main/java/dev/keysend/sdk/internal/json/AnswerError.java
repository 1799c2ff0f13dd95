package dev.keysend.sdk.internal.json;

import dev.keysend.sdk.model.KeysendError;

/** An error in a response, and what else the response says. */
public final class AnswerError {
  private final KeysendError error;
  private final boolean ofThisEndpoint;
  private final boolean withPayment;

  AnswerError(KeysendError error, boolean ofThisEndpoint, boolean withPayment) {
    this.error = error;
    this.ofThisEndpoint = ofThisEndpoint;
    this.withPayment = withPayment;
  }

  /** The error. Its status may differ from the HTTP status; missing fields are empty or 0. */
  public KeysendError error() {
    return error;
  }

  /** Whether it has a name or a code. Errors of other programs, such as Spring's, have neither. */
  public boolean isOfThisEndpoint() {
    return ofThisEndpoint;
  }

  /** Whether the response also says that something was paid or accepted. */
  public boolean isWithPayment() {
    return withPayment;
  }
}
