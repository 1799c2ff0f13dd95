package dev.keysend.sdk.webhook;

import dev.keysend.sdk.model.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * A webhook's word that a payment has settled, {@code wallet_send}.
 *
 * <pre>{@code
 * WebhookEvent event = webhook.read(body, signature);
 * if (event instanceof PaymentSent) {
 *   Transaction settled = ((PaymentSent) event).transaction();
 *   audit(event.correlationId() + " is paid: " + settled);
 * }
 * }</pre>
 */
public final class PaymentSent extends WebhookEvent {
  private final @Nullable Transaction transaction;

  PaymentSent(WebhookBody body, @Nullable Transaction transaction) {
    super(body);
    this.transaction = transaction;
  }

  /**
   * The settled payment, as the answer to it would have shown it.
   *
   * @return the payment, or null if it is of another kind than keysend, such as that of an invoice,
   *     or lacks fields that the contract promises; it has settled all the same
   */
  public @Nullable Transaction transaction() {
    return transaction;
  }
}
