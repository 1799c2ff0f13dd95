package dev.keysend.sdk.internal.answer;

import dev.keysend.sdk.internal.text.ForeignText;
import dev.keysend.sdk.model.LightningTransaction;
import dev.keysend.sdk.model.Transaction;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks whether a well-formed 201 says that this payment was made. */
public final class AnswerCheck {
  private static final int YES = 1;
  private static final String WITHDRAWAL = "ln_withdrawal";

  /** It holds the preimage (bLIP-3). */
  private static final String KEYSEND_RECORD = "5482373484";

  private AnswerCheck() {}

  /**
   * Returns every reason to doubt the response.
   *
   * @param thorough whether to check more than that the payment settled
   */
  public static List<String> doubts(
      Transaction transaction,
      @Nullable String destPubkey,
      @Nullable Long satoshis,
      boolean thorough) {
    LightningTransaction payment = transaction.getLnTx();
    List<String> doubts = new ArrayList<>();
    if (payment.getSettled() != YES) {
      doubts.add("$.lnTx.settled is " + payment.getSettled());
    }
    if (thorough) {
      if (!isHashOf(payment.getPaymentHash(), payment.getPaymentPreimage())) {
        doubts.add("the payment hash is not the SHA-256 of the preimage");
      }
      if (!payment.getDestPubkey().equalsIgnoreCase(String.valueOf(destPubkey))) {
        doubts.add("it is about a payment to " + ForeignText.shown(payment.getDestPubkey()));
      }
      if (!Objects.equals(payment.getNumSatoshis(), satoshis)) {
        doubts.add("it is about a payment of " + payment.getNumSatoshis() + " satoshis");
      }
      addDoubtsAboutTheWallet(transaction, doubts);
    }
    return doubts;
  }

  private static void addDoubtsAboutTheWallet(Transaction transaction, List<String> doubts) {
    LightningTransaction payment = transaction.getLnTx();
    if (transaction.getNumSatoshis() != -payment.getNumSatoshis()) {
      doubts.add("it takes " + -transaction.getNumSatoshis() + " satoshis from the wallet");
    }
    if (!transaction.getWtxType().getName().equals(WITHDRAWAL)) {
      String type = ForeignText.shown(transaction.getWtxType().getName());
      doubts.add("it is about a transaction of the type " + type);
    }
    if (payment.getIsKeysend() != YES) {
      doubts.add("it is not about a keysend payment");
    }
    String record = payment.getCustomRecords().get(KEYSEND_RECORD);
    if (record != null && !record.equalsIgnoreCase(payment.getPaymentPreimage())) {
      doubts.add("the keysend record is not the preimage");
    }
  }

  private static boolean isHashOf(String hash, String preimage) {
    byte[] secret = bytes(preimage);
    byte[] expected = bytes(hash);
    if (secret == null || expected == null) {
      return false;
    }
    try {
      return MessageDigest.isEqual(MessageDigest.getInstance("SHA-256").digest(secret), expected);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static byte @Nullable [] bytes(String hex) {
    int odd = hex.length() % 2;
    byte[] bytes = new byte[hex.length() / 2];
    for (int i = 0; i < bytes.length && odd == 0; i++) {
      int high = Character.digit(hex.charAt(2 * i), 16);
      int low = Character.digit(hex.charAt(2 * i + 1), 16);
      if (high < 0 || low < 0) {
        return null;
      }
      bytes[i] = (byte) (high << 4 | low);
    }
    return odd == 0 ? bytes : null;
  }
}
