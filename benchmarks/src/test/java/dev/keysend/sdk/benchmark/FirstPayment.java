package dev.keysend.sdk.benchmark;

import dev.keysend.sdk.KeysendClient;

/** Makes the first payment of a process, with the SDK. */
public final class FirstPayment {
  private FirstPayment() {}

  /** Pays once. The arguments are base URL, API key and destination. */
  public static void main(String[] args) {
    KeysendClient client =
        KeysendClient.builder().baseUrl(args[0]).apiKey(args[1]).walletKey("waka_1").build();
    client.send(args[2], 2);
    System.out.println("paid");
    System.exit(0);
  }
}
