package dev.keysend.sdk.webhook;

import dev.keysend.sdk.FailureReason;
import dev.keysend.sdk.internal.answer.NodeFailure;
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
   * Whether it is certain that no money moved. If not, the message is not from the node, or is a
   * reason that the SDK does not know, and the payment may have been made.
   *
   * @return true only if the message is one of the reasons that have a constant in {@link
   *     FailureReason}
   */
  public boolean isFinal() {
    return NodeFailure.isFinal(message);
  }
}
