package dev.keysend.sdk.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of webhooks: HMAC-SHA256 of the body's bytes, in hex digits. */
final class Signature {
  private static final String ALGORITHM = "HmacSHA256";
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private Signature() {}

  /** Whether a signature belongs to a body. The time it takes does not reveal where they differ. */
  static boolean matches(byte[] body, byte[] secret, String signature) {
    byte[] given = signature.trim().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(of(body, secret).getBytes(StandardCharsets.UTF_8), given);
  }

  private static String of(byte[] body, byte[] secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      StringBuilder hex = new StringBuilder();
      for (byte part : mac.doFinal(body)) {
        hex.append(HEX[(part >> 4) & 0xf]).append(HEX[part & 0xf]);
      }
      return hex.toString();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
    }
  }
}
