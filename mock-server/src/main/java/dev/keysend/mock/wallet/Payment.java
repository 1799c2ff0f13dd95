package dev.keysend.mock.wallet;

/**
 * A settled payment.
 *
 * @param number which payment of the ledger it is; the first is 1
 * @param transactionId identifier of the wallet transaction, such as {@code wtx_…}
 * @param lightningId identifier of the Lightning payment, such as {@code lntx_…}
 * @param walletId identifier of the wallet that paid; not an access key
 * @param order what was asked for
 * @param preimage the preimage, 64 lower-case hex digits
 * @param paymentHash the SHA-256 of the preimage's bytes, 64 lower-case hex digits
 * @param balance what the wallet held after the payment, in satoshis
 * @param settledAt when it settled, in Unix seconds
 */
public record Payment(
    long number,
    String transactionId,
    String lightningId,
    String walletId,
    Order order,
    String preimage,
    String paymentHash,
    long balance,
    long settledAt)
    implements Outcome {
  /** Public key of the node that was paid, 66 lower-case hex digits. */
  public String destination() {
    return order.destination();
  }

  /** How much was paid, in satoshis. */
  public long satoshis() {
    return order.satoshis();
  }

  @Override
  public String toString() {
    return "Payment " + number + ": " + satoshis() + " keysend to " + destination();
  }
}
