package dev.keysend.mock.endpoint.key;

import java.util.Map;

/**
 * Refuses keys that no request could bring, and keys that mean two things. No message shows one.
 */
public final class KeyChecks {
  private KeyChecks() {}

  /** An API key, as it was given. */
  public static String apiKey(String name, String key) {
    if (key.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          name + " has a colon, which Basic authentication cannot carry; give one without");
    }
    return plain(name, key);
  }

  /** A wallet key, as it was given. */
  public static String walletKey(String name, String key) {
    if (key.equals(".") || key.equals("..")) {
      throw new IllegalArgumentException(
          name + " is " + key + ", which names another path; give any other key");
    }
    return plain(name, key);
  }

  private static String plain(String name, String key) {
    if (key.isBlank()) {
      throw new IllegalArgumentException(name + " is empty; give one or leave it out");
    }
    if (key.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
      throw new IllegalArgumentException(
          name + " has white space or a control character in it; give one without");
    }
    return key;
  }

  /** Every key stands for one wallet, and can either withdraw or not. */
  public static void distinct(
      String walletKey, String readOnlyWalletKey, Map<String, Long> wallets) {
    if (walletKey.equals(readOnlyWalletKey)) {
      throw new IllegalArgumentException(
          "walletKey and readOnlyWalletKey are the same; a key can either withdraw or not");
    }
    if (wallets.containsKey(walletKey)) {
      throw new IllegalArgumentException(
          "wallet has the key that is walletKey already; give it another one, or say with balance"
              + " what that wallet holds");
    }
    if (wallets.containsKey(readOnlyWalletKey)) {
      throw new IllegalArgumentException(
          "wallet has the key that is readOnlyWalletKey already, which can only look; give one of"
              + " the two another key");
    }
  }
}
