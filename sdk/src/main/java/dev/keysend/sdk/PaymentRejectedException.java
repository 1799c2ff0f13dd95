package dev.keysend.sdk;

import dev.keysend.sdk.internal.text.ForeignText;
import dev.keysend.sdk.model.KeysendError;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The payment was not made: <strong>no money moved</strong>. Either the server refused it, or the
 * SDK never sent it. You can correct the request and pay again.
 *
 * <pre>{@code
 * try {
 *   client.send(payment);
 * } catch (PaymentRejectedException e) {
 *   e.problems().forEach(problem -> tellUser(problem));
 *   if (FailureReason.NO_ROUTE.equals(e.failureReason())) {
 *     tellUser("No route leads to " + e.attempt().destPubkey());
 *   }
 * }
 * }</pre>
 */
public final class PaymentRejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Longer than the SDK's own. */
  private static final int LONGEST_PROBLEM = 500;

  private final PaymentAttempt attempt;
  private final String[] problems;
  private final @Nullable Integer httpStatus;
  private final @Nullable KeysendError error;
  private final @Nullable String answer;
  private final @Nullable Duration retryAfter;

  PaymentRejectedException(
      String why,
      PaymentAttempt attempt,
      List<String> problems,
      @Nullable Integer httpStatus,
      @Nullable KeysendError error,
      @Nullable Throwable cause) {
    this(why, attempt, problems, httpStatus, error, null, null, cause);
  }

  PaymentRejectedException(
      String why,
      PaymentAttempt attempt,
      List<String> problems,
      @Nullable Integer httpStatus,
      @Nullable KeysendError error,
      @Nullable String answer,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super("No money has moved: " + why + " (" + attempt + ")", cause);
    this.attempt = attempt;
    this.problems = problems.toArray(new String[0]);
    this.httpStatus = httpStatus;
    this.error = error;
    this.answer = answer;
    this.retryAfter = retryAfter;
  }

  /**
   * Creates a rejection by the server, for your own tests.
   *
   * @param attempt the payment that was attempted
   * @param refusal the server's error; its status is also the HTTP status
   * @return the exception, like those that {@link KeysendClient} throws
   */
  public static PaymentRejectedException refused(PaymentAttempt attempt, KeysendError refusal) {
    String why =
        "the server responded with "
            + refusal.getStatus()
            + ": "
            + ForeignText.shown(refusal.getMessage());
    return new PaymentRejectedException(
        why, attempt, Collections.emptyList(), refusal.getStatus(), refusal, null);
  }

  /**
   * Creates a rejection of a payment that was never sent, for your own tests.
   *
   * @param attempt the payment that was attempted
   * @param problems what is wrong with the request; empty if it was not sent for another reason
   * @return the exception, like those that {@link KeysendClient} throws
   */
  public static PaymentRejectedException neverSent(PaymentAttempt attempt, List<String> problems) {
    List<String> shown =
        problems.stream()
            .map(problem -> ForeignText.shown(problem, LONGEST_PROBLEM))
            .collect(Collectors.toList());
    String why = shown.isEmpty() ? "the request was never sent" : ForeignText.joined(shown);
    return new PaymentRejectedException(why, attempt, problems, null, null, null);
  }

  /** {@return the payment that was attempted} */
  public PaymentAttempt attempt() {
    return attempt;
  }

  /**
   * If the SDK refused the request: every problem, each beginning with the field's name. Otherwise
   * empty.
   *
   * @return the problems; their wording may change
   */
  public List<String> problems() {
    return Collections.unmodifiableList(Arrays.asList(problems));
  }

  /** {@return the HTTP status of the server's refusal, or null if the request was never sent} */
  public @Nullable Integer httpStatus() {
    return httpStatus;
  }

  /**
   * {@return the server's error, or null if the request was never sent; a field that the server
   * left out is empty or 0}
   */
  public @Nullable KeysendError error() {
    return error;
  }

  /**
   * {@return the body of the server's refusal, without the keys, or null if the request was never
   * sent}
   */
  public @Nullable String answer() {
    return answer;
  }

  /**
   * How long the server asks you to wait before the next payment, in its {@code Retry-After}
   * header. Unknown payments have no such time, because you must not repeat them.
   *
   * @return the time from the response on, not negative, or null if the server did not say
   */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /**
   * {@return why the node could not pay, or null if the payment was rejected for another reason}
   */
  public @Nullable FailureReason failureReason() {
    return error == null ? null : FailureReason.fromMessage(error.getMessage());
  }
}
