package com.example;

import dev.keysend.sdk.KeysendClient;

/** Compiles against the published SDK. */
final class Pays {
  private Pays() {}

  static long pay(KeysendClient client, String destination) {
    return client.send(destination, 1).getWal().getBalance();
  }
}
