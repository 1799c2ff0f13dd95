package dev.keysend.sdk.webhook;

import dev.keysend.sdk.FailureReason;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that says that a payment failed, {@code wallet_send_failure}. No money moved only if it
 * {@linkplain #isFinal is final}: a server also sends it when it lost its node, which may have
 * paid.
 *
 * <pre>{@code
 * WebhookEvent event = webhook.read(body, signature);
 * if (event instanceof PaymentFailed) {
 *   PaymentFailed failed = (PaymentFailed) event;
 *   if (failed.isFinal()) {
 *     tellUser("Nothing was paid: " + failed.message());
 *   } else {
 *     reconcileLater(failed.correlationId());
 *   }
 * }
 * }</pre>
 */
public final class PaymentFailed extends WebhookEvent {
  /** LND's name for a payment that has not failed. */
  private static final String NOT_FAILED = "NONE";

  private final String message;

  PaymentFailed(WebhookBody body, String message) {
    super(body);
    this.message = message;
  }

  /** {@return the server's message, such as {@code Failure reason: FAILURE_REASON_NO_ROUTE}} */
  public String message() {
    return message;
  }

  /** {@return why the node could not pay, or null if the message names no LND reason} */
  public @Nullable FailureReason failureReason() {
    return FailureReason.fromMessage(message);
  }

  /**
   * Whether it is certain that no money moved. If not, the message is not from the node, and the
   * payment may have been made.
   *
   * @return true only if the node itself gave a reason
   */
  public boolean isFinal() {
    FailureReason reason = failureReason();
    return reason != null && !reason.name().equals(NOT_FAILED);
  }
}
