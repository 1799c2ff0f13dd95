package dev.keysend.sdk.doublesend;

import dev.keysend.sdk.KeysendClient;
import dev.keysend.sdk.server.Destinations;
import dev.keysend.sdk.testing.DoubleSendTests;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Runs the published tests of double sending on the SDK. */
final class KeysendClientDoubleSendTest extends DoubleSendTests {
  private @Nullable KeysendClient client;

  @Override
  protected void pay(String baseUrl) {
    KeysendClient longLived = client == null ? client(baseUrl) : client;
    client = longLived;
    longLived.send(Destinations.payable(), 2);
  }

  @AfterEach
  void close() {
    if (client != null) {
      client.close();
    }
  }

  private static KeysendClient client(String baseUrl) {
    return KeysendClient.builder().baseUrl(baseUrl).apiKey("pak_1").walletKey("waka_1").build();
  }
}
