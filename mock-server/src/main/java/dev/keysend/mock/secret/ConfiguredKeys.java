package dev.keysend.mock.secret;

import java.util.Map;

/** Refuses keys that no request could carry, and keys with two meanings. No message shows a key. */
public final class ConfiguredKeys {
  private static final int MOST_LETTERS = 512;

  private ConfiguredKeys() {}

  /** An API key, as it was given. */
  public static String apiKey(String name, String key) {
    if (key.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          name
              + " has a colon, which Basic authentication cannot transmit; use a key without"
              + " colons");
    }
    return plain(name, key);
  }

  /** A wallet key, as it was given. */
  public static String walletKey(String name, String key) {
    if (key.equals(".") || key.equals("..")) {
      throw new IllegalArgumentException(
          name + " is " + key + ", which names another path; use another key");
    }
    return plain(name, key);
  }

  private static String plain(String name, String key) {
    if (key.length() > MOST_LETTERS) {
      throw new IllegalArgumentException(
          name + " is longer than " + MOST_LETTERS + " characters; use a shorter key");
    }
    if (key.isBlank()) {
      throw new IllegalArgumentException(name + " is empty; set it or leave it out");
    }
    if (key.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
      throw new IllegalArgumentException(
          name + " contains white space or a control character; use a key without them");
    }
    return key;
  }

  /** Every key belongs to one wallet, and can either withdraw or not; none is the API key. */
  public static void distinct(
      String apiKey, String walletKey, String readOnlyWalletKey, Map<String, Long> wallets) {
    if (apiKey.equals(walletKey)
        || apiKey.equals(readOnlyWalletKey)
        || wallets.containsKey(apiKey)) {
      throw new IllegalArgumentException("apiKey is also the key of a wallet; use different keys");
    }
    if (walletKey.equals(readOnlyWalletKey)) {
      throw new IllegalArgumentException(
          "walletKey and readOnlyWalletKey are the same; use two different keys");
    }
    if (wallets.containsKey(walletKey)) {
      throw new IllegalArgumentException(
          "wallet has the same key as walletKey; use another key, or set the balance of that"
              + " wallet with balance");
    }
    if (wallets.containsKey(readOnlyWalletKey)) {
      throw new IllegalArgumentException(
          "wallet has the same key as readOnlyWalletKey, which can only read; change one of the"
              + " two");
    }
  }
}
