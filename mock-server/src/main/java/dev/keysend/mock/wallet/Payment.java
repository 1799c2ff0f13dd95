package dev.keysend.mock.wallet;

import java.util.Map;

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
 * @param feeMsat what the network took on top of the amount, in millisatoshis
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
    long feeMsat,
    long balance,
    long settledAt)
    implements Outcome {
  /** What a payment takes in addition to the payer's texts, in bytes. */
  private static final long BYTES = 1_024;

  /** What a custom record takes in addition to its texts. */
  private static final int RECORD_LETTERS = 64;

  /** Public key of the node that was paid, 66 lower-case hex digits. */
  public String destination() {
    return order.destination();
  }

  /** How much was paid, in satoshis. */
  public long satoshis() {
    return order.satoshis();
  }

  /** An estimate of its memory, rather too high than too low. */
  long bytes() {
    long letters = order.passThru() == null ? 0 : order.passThru().length();
    for (Map.Entry<String, String> customRecord : order.customRecords().entrySet()) {
      letters += customRecord.getKey().length() + customRecord.getValue().length() + RECORD_LETTERS;
    }
    return BYTES + 2 * letters;
  }

  @Override
  public String toString() {
    return "Payment " + number + ": " + satoshis() + " keysend to " + destination();
  }
}
