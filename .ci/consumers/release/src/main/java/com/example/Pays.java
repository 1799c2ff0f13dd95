package com.example;

import dev.keysend.sdk.KeysendClient;

/** Compiles for Java 8 against the published SDK. */
final class Pays {
  private Pays() {}

  static long balanceAfter(KeysendClient client, String destination) {
    return client.send(destination, 1).getWal().getBalance();
  }
}
