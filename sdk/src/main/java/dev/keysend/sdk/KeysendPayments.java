package dev.keysend.sdk;

import dev.keysend.sdk.model.KeysendRequest;
import dev.keysend.sdk.model.Transaction;
import java.util.concurrent.CompletableFuture;

/**
 * The interface that an application calls to pay. {@link KeysendClient} makes real payments. In
 * your tests, replace it with your own implementation, which can produce each of the three
 * outcomes.
 *
 * <pre>{@code
 * KeysendPayments settles = (request, options) -> new Transaction().id("wtx_1");
 * KeysendPayments refuses =
 *     (request, options) -> {
 *       throw PaymentRejectedException.refused(PaymentAttempt.of(request, "order-1"), error);
 *     };
 * KeysendPayments keepsSilent =
 *     (request, options) -> {
 *       throw PaymentUnknownException.unanswered(PaymentAttempt.of(request, "order-1"), null);
 *     };
 * }</pre>
 */
@FunctionalInterface
public interface KeysendPayments {
  /**
   * Makes a payment and waits for the outcome.
   *
   * @param payment what to pay; you can change the object afterwards
   * @param options settings for this payment only
   * @return the settled payment
   * @throws PaymentRejectedException if no money moved
   * @throws PaymentUnknownException if the payment may have been made
   */
  Transaction send(KeysendRequest payment, PaymentOptions options);

  /**
   * Makes a payment and waits for the outcome, like {@link #send(KeysendRequest, PaymentOptions)}
   * with the client's settings.
   *
   * @param payment what to pay; you can change the object afterwards
   * @return the settled payment
   * @throws PaymentRejectedException if no money moved
   * @throws PaymentUnknownException if the payment may have been made
   */
  default Transaction send(KeysendRequest payment) {
    return send(payment, PaymentOptions.DEFAULT);
  }

  /**
   * Pays a node and waits for the outcome, like {@link #send(KeysendRequest, PaymentOptions)}.
   *
   * @param destPubkey public key of the node: 66 hex digits, beginning with 02 or 03
   * @param satoshis amount, at least 1
   * @return the settled payment
   * @throws PaymentRejectedException if no money moved
   * @throws PaymentUnknownException if the payment may have been made
   */
  default Transaction send(String destPubkey, long satoshis) {
    return send(new KeysendRequest().destPubkey(destPubkey).numSatoshis(satoshis));
  }

  /**
   * Makes a payment without waiting. The future completes with the settled payment, or with a
   * {@link PaymentRejectedException} or {@link PaymentUnknownException}. The default implementation
   * pays on the caller's thread and returns a completed future.
   *
   * @param payment what to pay; you can change the object afterwards
   * @param options settings for this payment only
   * @return a future of the settled payment
   */
  default CompletableFuture<Transaction> sendAsync(KeysendRequest payment, PaymentOptions options) {
    CompletableFuture<Transaction> end = new CompletableFuture<>();
    try {
      end.complete(send(payment, options));
    } catch (PaymentRejectedException | PaymentUnknownException e) {
      end.completeExceptionally(e);
    }
    return end;
  }

  /**
   * Makes a payment without waiting, like {@link #sendAsync(KeysendRequest, PaymentOptions)} with
   * the client's settings.
   *
   * @param payment what to pay; you can change the object afterwards
   * @return a future of the settled payment
   */
  default CompletableFuture<Transaction> sendAsync(KeysendRequest payment) {
    return sendAsync(payment, PaymentOptions.DEFAULT);
  }

  /**
   * Pays a node without waiting, like {@link #sendAsync(KeysendRequest, PaymentOptions)}.
   *
   * @param destPubkey public key of the node: 66 hex digits, beginning with 02 or 03
   * @param satoshis amount, at least 1
   * @return a future of the settled payment
   */
  default CompletableFuture<Transaction> sendAsync(String destPubkey, long satoshis) {
    return sendAsync(new KeysendRequest().destPubkey(destPubkey).numSatoshis(satoshis));
  }
}
