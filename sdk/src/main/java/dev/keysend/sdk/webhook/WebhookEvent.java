package dev.keysend.sdk.webhook;

import dev.keysend.sdk.KeysendClientBuilder;
import dev.keysend.sdk.PaymentAttempt;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server told by a webhook: a {@link PaymentSent}, a {@link PaymentFailed}, or an event that
 * the SDK does not know, which is of this type itself. A server posts an event once and may lose
 * it, so a missing one says nothing.
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

  /** {@return the event's name, such as {@code wallet_send}; new ones may come} */
  public final String type() {
    return type;
  }

  /** {@return the event's identifier, such as {@code evt_…}, or null if it has none} */
  public final @Nullable String id() {
    return id;
  }

  /** {@return when the server made the event, by its clock, or null if it does not say} */
  public final @Nullable Instant createdAt() {
    return createdAt;
  }

  /**
   * The payment's data for webhooks, as the caller gave it and the server keeps it. LNPay's server
   * reorders names, writes an empty object as an empty list, and adds names of its own.
   *
   * @return the data, which cannot be changed; empty if there is none
   */
  public final Map<String, Object> passThru() {
    return passThru;
  }

  /**
   * Which payment it is about: the same as {@link PaymentAttempt#correlationId}.
   *
   * @return the id, or null if the payment carries none in the {@link
   *     KeysendClientBuilder#correlationField} that this reader knows, or the event is not about a
   *     payment
   */
  public final @Nullable String correlationId() {
    return correlationId;
  }

  /** Shows no data, which may be private. */
  @Override
  public final String toString() {
    return getClass().getSimpleName()
        + "{type="
        + type
        + ", id="
        + id
        + ", createdAt="
        + createdAt
        + ", correlationId="
        + correlationId
        + "}";
  }
}
