package dev.keysend.mock.secret;

/**
 * The keys that a mock knows.
 *
 * @param apiKey the API key
 * @param walletKey the key that can withdraw from the first wallet
 * @param readOnlyWalletKey the key that can only read it
 */
public record Keys(String apiKey, String walletKey, String readOnlyWalletKey) {
  private static final int SHOWN_LETTERS = 8;

  /** The keys of the endpoint's documentation, and a read-only key. They are not secret. */
  public static final Keys SAMPLE =
      new Keys("pak_O0iUMxk8kK_qUzkT4YKFvp1ZsUtp", "waka_kqvaiFFl4Tjq4rgAXlwsu6", "wakr_readonly");

  /**
   * Names the key by its first letters: no response contains a key, not even a sample key. The kit
   * fails a server whose responses do.
   */
  public String sayApiKey() {
    return apiKey.equals(SAMPLE.apiKey)
        ? "the sample API key " + start(apiKey) + ", which the page at / shows,"
        : "the API key that this mock was started with";
  }

  /** Names the key by its first letters, like the API key. */
  public String sayWalletKey() {
    return walletKey.equals(SAMPLE.walletKey)
        ? "the sample wallet key " + start(walletKey) + ", which the page at / shows"
        : "the wallet key that this mock was started with";
  }

  private static String start(String key) {
    return key.substring(0, SHOWN_LETTERS) + "…";
  }

  @Override
  public String toString() {
    return "Keys[masked]";
  }
}
