package dev.keysend.mock.wallet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Draws a preimage for each payment, and identifiers from the payment hash. Every draw is the
 * SHA-256 of a secret, a purpose and the payment's number, so no preimage repeats, and the same
 * secret repeats the draws. Thread-safe.
 */
final class Draws {
  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private static final ThreadLocal<MessageDigest> SHA256 =
      ThreadLocal.withInitial(
          () -> {
            try {
              return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
              throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
          });

  private final byte[] secret;

  private Draws(byte[] secret) {
    this.secret = secret;
  }

  /** Unpredictable draws. */
  static Draws unforeseeable() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    return new Draws(secret);
  }

  /** Draws that are the same for the same seed. */
  static Draws repeatable(long seed) {
    return new Draws(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
  }

  /** The 32 bytes that belong to a payment and a purpose. */
  byte[] bytes(String purpose, long number) {
    MessageDigest digest = SHA256.get();
    digest.update(secret);
    digest.update(purpose.getBytes(StandardCharsets.US_ASCII));
    return digest.digest(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  /**
   * An identifier with the prefix and the length of another one.
   *
   * @param bytes what its letters are made of, 32 of them
   * @param turn makes identifiers from the same bytes differ
   */
  static String like(String identifier, byte[] bytes, int turn) {
    int prefix = identifier.indexOf('_') + 1;
    // Odd, so that it comes to each of the bytes.
    int step = 2 * turn + 1;
    byte[] letters = identifier.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < letters.length - prefix; i++) {
      int drawn = bytes[(i * step + turn) % bytes.length] & 0xff;
      letters[prefix + i] = (byte) LETTERS.charAt(drawn % LETTERS.length());
    }
    return new String(letters, StandardCharsets.US_ASCII);
  }

  static byte[] sha256(byte[] bytes) {
    return SHA256.get().digest(bytes);
  }
}
