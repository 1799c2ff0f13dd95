package dev.keysend.sdk;

import dev.keysend.sdk.model.KeysendRequest;
import dev.keysend.sdk.model.Transaction;
import java.util.concurrent.CompletableFuture;

/**
 * Somebody who pays: what an application calls. {@link KeysendClient} pays for real; an
 * application's own tests can put something else in its place, and make each of the three ends.
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
   * Makes a payment and waits for the end of it.
   *
   * @param payment what to pay; later changes of it change nothing
   * @param options what this payment does differently
   * @return the settled payment
   * @throws PaymentRejectedException if no money has moved
   * @throws PaymentUnknownException if the payment may have been made
   */
  Transaction send(KeysendRequest payment, PaymentOptions options);

  /**
   * Makes a payment and waits for the end of it, as {@link #send(KeysendRequest, PaymentOptions)}
   * with nothing that differs.
   *
   * @param payment what to pay; later changes of it change nothing
   * @return the settled payment
   * @throws PaymentRejectedException if no money has moved
   * @throws PaymentUnknownException if the payment may have been made
   */
  default Transaction send(KeysendRequest payment) {
    return send(payment, PaymentOptions.DEFAULT);
  }

  /**
   * Pays a node and waits for the end of it, as {@link #send(KeysendRequest, PaymentOptions)}.
   *
   * @param destPubkey public key of the node: 66 hex digits, beginning with 02 or 03
   * @param satoshis amount, at least 1
   * @return the settled payment
   * @throws PaymentRejectedException if no money has moved
   * @throws PaymentUnknownException if the payment may have been made
   */
  default Transaction send(String destPubkey, long satoshis) {
    return send(new KeysendRequest().destPubkey(destPubkey).numSatoshis(satoshis));
  }

  /**
   * Makes a payment without waiting. The future completes with the settled payment, or with a
   * {@link PaymentRejectedException} or {@link PaymentUnknownException}. Unless it is overridden,
   * the payment is made on the caller's thread, and the future is complete when it is returned.
   *
   * @param payment what to pay; later changes of it change nothing
   * @param options what this payment does differently
   * @return the payment's end, to come
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
   * Makes a payment without waiting, as {@link #sendAsync(KeysendRequest, PaymentOptions)} with
   * nothing that differs.
   *
   * @param payment what to pay; later changes of it change nothing
   * @return the payment's end, to come
   */
  default CompletableFuture<Transaction> sendAsync(KeysendRequest payment) {
    return sendAsync(payment, PaymentOptions.DEFAULT);
  }

  /**
   * Pays a node without waiting, as {@link #sendAsync(KeysendRequest, PaymentOptions)}.
   *
   * @param destPubkey public key of the node: 66 hex digits, beginning with 02 or 03
   * @param satoshis amount, at least 1
   * @return the payment's end, to come
   */
  default CompletableFuture<Transaction> sendAsync(String destPubkey, long satoshis) {
    return sendAsync(new KeysendRequest().destPubkey(destPubkey).numSatoshis(satoshis));
  }
}
