package dev.keysend.sdk.webhook;

/**
 * A webhook whose signature does not match. Anyone may have sent it, so ignore what it says, and
 * respond with 401 or 403.
 *
 * <pre>{@code
 * try {
 *   WebhookEvent event = webhook.read(body, signature);
 *   audit(event.type());
 * } catch (WebhookSignatureException e) {
 *   audit("Somebody else's webhook: " + e.getMessage());
 * }
 * }</pre>
 */
public final class WebhookSignatureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WebhookSignatureException(String message) {
    super(message);
  }
}
