package dev.keysend.sdk.internal.answer;

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
        doubts.add("it is about a payment to " + payment.getDestPubkey());
      }
      if (!Objects.equals(payment.getNumSatoshis(), satoshis)) {
        doubts.add("it is about a payment of " + payment.getNumSatoshis() + " satoshis");
      }
    }
    return doubts;
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
