package dev.keysend.sdk;

import dev.keysend.sdk.model.KeysendError;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The payment was not made: <strong>no money has moved</strong>. Either the server refused it, or
 * it never left this machine. A caller may correct the request and pay again.
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
   * A rejection that the server answered, for an application's own tests.
   *
   * @param attempt what was to be paid
   * @param refusal the server's answer; its status is also the HTTP status
   * @return the exception, as {@link KeysendClient} throws it
   */
  public static PaymentRejectedException refused(PaymentAttempt attempt, KeysendError refusal) {
    String why = "the server answered " + refusal.getStatus() + ": " + refusal.getMessage();
    return new PaymentRejectedException(
        why, attempt, Collections.emptyList(), refusal.getStatus(), refusal, null);
  }

  /**
   * A rejection of a payment that never left, for an application's own tests.
   *
   * @param attempt what was to be paid
   * @param problems what is wrong with the request; empty if it could not be sent for another
   *     reason
   * @return the exception, as {@link KeysendClient} throws it
   */
  public static PaymentRejectedException neverSent(PaymentAttempt attempt, List<String> problems) {
    String why = problems.isEmpty() ? "the request was never sent" : String.join("; ", problems);
    return new PaymentRejectedException(why, attempt, problems, null, null, null);
  }

  /** {@return what was to be paid} */
  public PaymentAttempt attempt() {
    return attempt;
  }

  /**
   * What is wrong with the request, if the SDK itself refused it; every problem at once, each
   * beginning with the field's name. Empty when the request was sound.
   *
   * @return the problems, in no fixed wording
   */
  public List<String> problems() {
    return Collections.unmodifiableList(Arrays.asList(problems));
  }

  /** {@return the HTTP status of the server's refusal, or null if the request never left} */
  public @Nullable Integer httpStatus() {
    return httpStatus;
  }

  /**
   * {@return the server's refusal, or null if the request never left; a field that the server left
   * out is empty, or 0}
   */
  public @Nullable KeysendError error() {
    return error;
  }

  /**
   * {@return the body of the server's refusal, without the keys, or null if the request never left}
   */
  public @Nullable String answer() {
    return answer;
  }

  /**
   * How long the server asks to wait before the next payment, by its {@code Retry-After} header. A
   * payment whose end is unknown has no such time, since it must not be repeated at all.
   *
   * @return the time from the answer on, not negative, or null if the server did not say
   */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** {@return why the node could not pay, or null if that is not why the payment was rejected} */
  public @Nullable FailureReason failureReason() {
    return error == null ? null : FailureReason.fromMessage(error.getMessage());
  }
}
