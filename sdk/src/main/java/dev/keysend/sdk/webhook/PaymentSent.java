package dev.keysend.sdk.webhook;

import dev.keysend.sdk.model.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that says that a payment settled: {@code wallet_send}, unless its transaction says that
 * it has not settled.
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
   * The settled payment, as the response to it would have shown it.
   *
   * @return the payment, or null if it is not a keysend payment (but that of an invoice, for
   *     example) or lacks fields that the contract promises; it has settled in any case
   */
  public @Nullable Transaction transaction() {
    return transaction;
  }
}
