package dev.keysend.sdk;

import dev.keysend.sdk.model.KeysendError;
import org.jspecify.annotations.Nullable;

/**
 * Nobody on this side knows whether the payment was made: <strong>it may have been paid</strong>.
 * The request left, and no answer came that says what became of it. Do not send it again; look for
 * it in the wallet's transactions first, by {@link PaymentAttempt#correlationId} or by destination,
 * amount and time. {@link dev.keysend.sdk.webhook.KeysendWebhook} reads the server's webhooks,
 * which tell it by the same id.
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
   * An unknown end, for an application's own tests.
   *
   * @param attempt what was sent
   * @param cause why no answer came, or null
   * @return the exception, as {@link KeysendClient} throws it
   */
  public static PaymentUnknownException unanswered(
      PaymentAttempt attempt, @Nullable Throwable cause) {
    return new PaymentUnknownException("no answer came", attempt, null, null, null, cause);
  }

  /** {@return what was sent} */
  public PaymentAttempt attempt() {
    return attempt;
  }

  /** {@return the HTTP status that came back, or null if none did} */
  public @Nullable Integer httpStatus() {
    return httpStatus;
  }

  /**
   * {@return the error that came back, or null if none did that can be read; a field that the
   * server left out is empty, or 0}
   */
  public @Nullable KeysendError error() {
    return error;
  }

  /** {@return the body that came back as far as it was read, without the keys, or null} */
  public @Nullable String answer() {
    return answer;
  }
}
