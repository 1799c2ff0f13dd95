package dev.keysend.sdk;

import dev.keysend.sdk.model.KeysendError;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of the payment is unknown: <strong>it may have been paid</strong>. The SDK sent the
 * request, and no response says whether the server paid. Do not send it again; look for it in the
 * wallet's transactions first, by {@link PaymentAttempt#correlationId} or by destination, amount
 * and time. {@link dev.keysend.sdk.webhook.KeysendWebhook} reads the server's webhooks, which
 * contain the same id.
 *
 * <pre>{@code
 * try {
 *   client.send(payment);
 * } catch (PaymentUnknownException e) {
 *   reconcileLater(e.attempt().correlationId());
 * }
 * }</pre>
 */
public final class PaymentUnknownException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final PaymentAttempt attempt;
  private final @Nullable Integer httpStatus;
  private final @Nullable KeysendError error;
  private final @Nullable String answer;

  PaymentUnknownException(
      String why,
      PaymentAttempt attempt,
      @Nullable Integer httpStatus,
      @Nullable KeysendError error,
      @Nullable String answer,
      @Nullable Throwable cause) {
    super("The payment may have been made, do not repeat it: " + why + " (" + attempt + ")", cause);
    this.attempt = attempt;
    this.httpStatus = httpStatus;
    this.error = error;
    this.answer = answer;
  }

  /**
   * Creates an unknown outcome, for your own tests.
   *
   * @param attempt what was sent
   * @param cause why no response came, or null
   * @return the exception, like those that {@link KeysendClient} throws
   */
  public static PaymentUnknownException unanswered(
      PaymentAttempt attempt, @Nullable Throwable cause) {
    return new PaymentUnknownException("no response arrived", attempt, null, null, null, cause);
  }

  /** {@return what was sent} */
  public PaymentAttempt attempt() {
    return attempt;
  }

  /** {@return the HTTP status of the response, or null if there was none} */
  public @Nullable Integer httpStatus() {
    return httpStatus;
  }

  /**
   * {@return the error in the response, or null if there was none that can be read; a field that
   * the server left out is empty or 0}
   */
  public @Nullable KeysendError error() {
    return error;
  }

  /** {@return the body of the response as far as it was read, without the keys, or null} */
  public @Nullable String answer() {
    return answer;
  }
}
