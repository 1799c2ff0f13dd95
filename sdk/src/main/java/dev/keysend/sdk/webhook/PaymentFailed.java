package dev.keysend.sdk.webhook;

import dev.keysend.sdk.FailureReason;
import org.jspecify.annotations.Nullable;

/**
 * A webhook's word that a payment has failed, {@code wallet_send_failure}. Only if it {@linkplain
 * #isFinal is final} has no money moved: a server also says so when it has lost its node, which may
 * have paid.
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
  /** LND's word for a payment that has not failed. */
  private static final String NOT_FAILED = "NONE";

  private final String message;

  PaymentFailed(WebhookBody body, String message) {
    super(body);
    this.message = message;
  }

  /** {@return the server's words, such as {@code Failure reason: FAILURE_REASON_NO_ROUTE}} */
  public String message() {
    return message;
  }

  /** {@return why the node could not pay, or null if the message has no reason of LND's} */
  public @Nullable FailureReason failureReason() {
    return FailureReason.fromMessage(message);
  }

  /**
   * Whether no money has moved. If not, the message is not the node's, and the payment may have
   * been made.
   *
   * @return true only where the node itself gave a reason
   */
  public boolean isFinal() {
    FailureReason reason = failureReason();
    return reason != null && !reason.name().equals(NOT_FAILED);
  }
}
