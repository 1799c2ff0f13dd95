package dev.keysend.sdk;

import dev.keysend.sdk.model.KeysendError;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The payment was not made: <strong>no money has moved</strong>. Either the server refused it, or
 * it never left this machine. A caller may correct the request and pay again.
 */
public final class PaymentRejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final PaymentAttempt attempt;
  private final String[] problems;
  private final @Nullable Integer httpStatus;
  private final @Nullable KeysendError error;

  PaymentRejectedException(
      String why,
      PaymentAttempt attempt,
      List<String> problems,
      @Nullable Integer httpStatus,
      @Nullable KeysendError error,
      @Nullable Throwable cause) {
    super("No money has moved: " + why + " (" + attempt + ")", cause);
    this.attempt = attempt;
    this.problems = problems.toArray(new String[0]);
    this.httpStatus = httpStatus;
    this.error = error;
  }

  /** What was to be paid. */
  public PaymentAttempt attempt() {
    return attempt;
  }

  /**
   * What is wrong with the request, if the SDK itself refused it; every problem at once, each
   * beginning with the field's name. Empty when the request was sound.
   */
  public List<String> problems() {
    return Collections.unmodifiableList(Arrays.asList(problems));
  }

  /** The HTTP status of the server's refusal, or null if the request never left. */
  public @Nullable Integer httpStatus() {
    return httpStatus;
  }

  /** The server's refusal, or null if there is none that can be read. */
  public @Nullable KeysendError error() {
    return error;
  }

  /** Why the Lightning node could not pay, or null if that is not why the payment was rejected. */
  public @Nullable FailureReason failureReason() {
    return error == null ? null : FailureReason.in(error.getMessage());
  }
}
