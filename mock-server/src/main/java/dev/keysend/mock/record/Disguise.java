package dev.keysend.mock.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces what is secret or somebody's own, the same thing always by the same other one, so that
 * fields that belong together still do.
 */
final class Disguise {
  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final byte[] secret = new byte[32];
  private final Map<String, String> replacements = new LinkedHashMap<>();
  private @Nullable Long firstBalance;

  Disguise() {
    new SecureRandom().nextBytes(secret);
  }

  /** Replaces a text wherever it stands from now on. */
  void replace(String text, String replacement) {
    if (!text.isEmpty()) {
      replacements.putIfAbsent(text, replacement);
    }
  }

  /** Replaces an identifier by another one with the same prefix and length. */
  void identifier(String identifier) {
    int prefix = identifier.indexOf('_') + 1;
    byte[] bytes = digest(identifier);
    StringBuilder other = new StringBuilder(identifier.substring(0, prefix));
    for (int i = prefix; i < identifier.length(); i++) {
      other.append(LETTERS.charAt((bytes[(i - prefix) % bytes.length] & 0xff) % LETTERS.length()));
    }
    replace(identifier, other.toString());
  }

  /** Replaces a preimage by another one, and its hash by the other one's hash. */
  void preimage(String preimage, String hash) {
    byte[] other = digest(preimage);
    replace(preimage, HexFormat.of().formatHex(other));
    replace(hash, HexFormat.of().formatHex(sha256().digest(other)));
  }

  /** Shifts balances, so that the first one recorded becomes a given one. */
  long balance(long balance, long first) {
    if (firstBalance == null) {
      firstBalance = balance;
    }
    return Math.max(0, first + balance - firstBalance);
  }

  /** A text with all replacements made. */
  String apply(String text) {
    String disguised = text;
    for (Map.Entry<String, String> replacement : replacements.entrySet()) {
      disguised = disguised.replace(replacement.getKey(), replacement.getValue());
    }
    return disguised;
  }

  private byte[] digest(String text) {
    MessageDigest digest = sha256();
    digest.update(secret);
    return digest.digest(text.getBytes(StandardCharsets.UTF_8));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
