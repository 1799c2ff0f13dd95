package dev.keysend.mock.stub;

/**
 * The keys that a mock knows.
 *
 * @param apiKey the API key
 * @param walletKey the key that may withdraw from the first wallet
 * @param readOnlyWalletKey a key that may only look at it
 */
public record Keys(String apiKey, String walletKey, String readOnlyWalletKey) {
  /** The keys of the endpoint's documentation, and a read-only one. They are no secrets. */
  public static final Keys SAMPLE =
      new Keys("pak_O0iUMxk8kK_qUzkT4YKFvp1ZsUtp", "waka_kqvaiFFl4Tjq4rgAXlwsu6", "wakr_readonly");

  String sayApiKey() {
    return say(apiKey, SAMPLE.apiKey, "the API key");
  }

  String sayWalletKey() {
    return say(walletKey, SAMPLE.walletKey, "the wallet key");
  }

  /** No answer contains a key, not even a sample key: a server that does so gives secrets away. */
  private static String say(String key, String sample, String name) {
    return name
        + (key.equals(sample)
            ? " of the endpoint's documentation, which the page at / shows,"
            : " that this mock was started with");
  }

  @Override
  public String toString() {
    return "Keys[masked]";
  }
}
