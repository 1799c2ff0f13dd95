package dev.keysend.sdk.webhook;

import dev.keysend.sdk.KeysendClientBuilder;
import dev.keysend.sdk.internal.json.StoredJson;
import dev.keysend.sdk.internal.request.Correlation;
import dev.keysend.sdk.internal.setting.Checks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Verifies and reads the webhooks of an LNPay-compatible server. They tell you the outcome of an
 * unknown payment, by its correlation id. Immutable and thread-safe.
 *
 * <pre>{@code
 * KeysendWebhook webhook = KeysendWebhook.of("s3cret");
 * WebhookEvent event = webhook.read(body, signature);
 * if (event instanceof PaymentSent) {
 *   audit("Paid after all: " + event.correlationId());
 * }
 * }</pre>
 *
 * <p>Read the body as bytes before anything parses it, because the signature covers these bytes.
 * {@code docs/WEBHOOKS.md} shows a whole example, from an unknown payment to the webhook with its
 * outcome.
 */
public final class KeysendWebhook {
  /** The header that contains the signature. */
  public static final String SIGNATURE_HEADER = "X-LNPay-Signature";

  private static final String SENT = "wallet_send";
  private static final String FAILED = "wallet_send_failure";

  private final byte[] secret;
  private final String correlationField;

  private KeysendWebhook(byte[] secret, String correlationField) {
    this.secret = secret;
    this.correlationField = correlationField;
  }

  /**
   * Reads webhooks that are signed with a secret, about payments that carry their correlation id in
   * the default field.
   *
   * @param secret the webhook's secret, not empty, as set on the server
   * @return the reader
   * @throws IllegalArgumentException if the secret is empty
   */
  public static KeysendWebhook of(String secret) {
    return of(secret, Correlation.DEFAULT_FIELD);
  }

  /**
   * Reads webhooks that are signed with a secret.
   *
   * @param secret the webhook's secret, not empty, as set on the server
   * @param correlationField the field that carries the correlation id, as in {@link
   *     KeysendClientBuilder#correlationField}
   * @return the reader
   * @throws IllegalArgumentException if one of them is empty, or if the field is not as the builder
   *     requires it; the message does not show the secret
   */
  public static KeysendWebhook of(String secret, String correlationField) {
    return new KeysendWebhook(
        Checks.notEmpty("secret", secret).getBytes(StandardCharsets.UTF_8),
        Checks.identifier("correlationField", correlationField));
  }

  /**
   * Verifies a webhook and reads it.
   *
   * @param body the request's body, byte for byte
   * @param signature the value of the header {@link #SIGNATURE_HEADER}, or null if there was none
   * @return the event
   * @throws WebhookSignatureException if the signature does not match body and secret
   * @throws IllegalArgumentException if the body is signed, but is not an event
   */
  public WebhookEvent read(byte[] body, @Nullable String signature) {
    Objects.requireNonNull(body, "body");
    if (signature == null) {
      throw new WebhookSignatureException(
          "The webhook has no " + SIGNATURE_HEADER + "; set a secret for it on the server");
    }
    if (!Signature.matches(body, secret, signature)) {
      throw new WebhookSignatureException(
          "The webhook's "
              + SIGNATURE_HEADER
              + " does not match this body and secret; compare the secrets, and read the body as"
              + " bytes");
    }
    return event(new String(body, StandardCharsets.UTF_8));
  }

  private WebhookEvent event(String json) {
    try {
      WebhookBody body = new WebhookBody(StoredJson.readObject(json), correlationField);
      if (body.type().equals(SENT)) {
        if (body.isNotSettled()) {
          return new WebhookEvent(body);
        }
        return new PaymentSent(body, StoredJson.transactionIn(body.transaction()));
      }
      return body.type().equals(FAILED)
          ? new PaymentFailed(body, body.failure())
          : new WebhookEvent(body);
    } catch (IOException e) {
      throw new IllegalArgumentException("The webhook is not an event: " + e.getMessage());
    }
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "KeysendWebhook{secret=***, correlationField=" + correlationField + "}";
  }
}
