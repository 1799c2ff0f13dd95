package dev.keysend.sdk.benchmark;

import dev.keysend.sdk.KeysendClient;

/** The first payment of a process with the SDK. */
public final class FirstPayment {
  private FirstPayment() {}

  /** Takes base URL, API key and destination, and ends once the payment has settled. */
  public static void main(String[] args) {
    KeysendClient client =
        KeysendClient.builder().baseUrl(args[0]).apiKey(args[1]).walletKey("waka_1").build();
    client.send(args[2], 2);
    System.out.println("paid");
    System.exit(0);
  }
}
