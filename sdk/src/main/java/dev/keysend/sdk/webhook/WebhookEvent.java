package dev.keysend.sdk.webhook;

import dev.keysend.sdk.KeysendClientBuilder;
import dev.keysend.sdk.PaymentAttempt;
import dev.keysend.sdk.internal.text.ForeignText;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A webhook's event: a {@link PaymentSent}, a {@link PaymentFailed}, or an object of this type
 * itself, if the SDK does not know the event, or if it is a {@code wallet_send} whose transaction
 * says that it has not settled. Such an event says nothing about the outcome. A server posts each
 * event once and may lose it, so a missing event proves nothing.
 *
 * <pre>{@code
 * WebhookEvent event = webhook.read(body, signature);
 * if (event instanceof PaymentSent) {
 *   audit("Paid after all: " + event.correlationId());
 * } else if (event instanceof PaymentFailed && ((PaymentFailed) event).isFinal()) {
 *   tellUser("Nothing was paid: " + ((PaymentFailed) event).message());
 * }
 * }</pre>
 */
public class WebhookEvent {
  private final String type;
  private final @Nullable String id;
  private final @Nullable Instant createdAt;
  private final Map<String, Object> passThru;
  private final @Nullable String correlationId;

  WebhookEvent(WebhookBody body) {
    this.type = body.type();
    this.id = body.id();
    this.createdAt = body.createdAt();
    this.passThru = Collections.unmodifiableMap(body.passThru());
    this.correlationId = body.correlationId();
  }

  /** {@return the event's name, such as {@code wallet_send}; new names may appear} */
  public final String type() {
    return type;
  }

  /** {@return the event's identifier, such as {@code evt_…}, or null if it has none} */
  public final @Nullable String id() {
    return id;
  }

  /** {@return when the server created the event, by its clock, or null if it does not say} */
  public final @Nullable Instant createdAt() {
    return createdAt;
  }

  /**
   * The payment's {@code passThru}, as you sent it and the server stores it. LNPay's server
   * reorders names, writes an empty object as an empty list, and adds its own names.
   *
   * @return the data, immutable; empty if there is none
   */
  public final Map<String, Object> passThru() {
    return passThru;
  }

  /**
   * The correlation id of the payment, as in {@link PaymentAttempt#correlationId}.
   *
   * @return the id, or null if the payment has none in this reader's {@link
   *     KeysendClientBuilder#correlationField}, or if the event is not about a payment
   */
  public final @Nullable String correlationId() {
    return correlationId;
  }

  /** Shows no data, which may be private. */
  @Override
  public final String toString() {
    return getClass().getSimpleName()
        + "{type="
        + ForeignText.shown(type)
        + ", id="
        + ForeignText.shown(id)
        + ", createdAt="
        + createdAt
        + ", correlationId="
        + ForeignText.shown(correlationId)
        + "}";
  }
}
