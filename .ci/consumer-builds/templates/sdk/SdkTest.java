package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keysend.sdk.KeysendClient;
import dev.keysend.sdk.PaymentRejectedException;
import org.junit.jupiter.api.Test;

/** The SDK pays a mock in another process, and reads its refusal. */
class SdkTest {
  @Test
  void aPaymentSettlesAndARefusalIsRead() {
    try (KeysendClient client =
        KeysendClient.builder()
            .baseUrl(System.getProperty("mock.url"))
            .apiKey(System.getenv("MOCK_API_KEY"))
            .walletKey(System.getenv("MOCK_WALLET_KEY"))
            .build()) {
      assertEquals(2, client.send(System.getProperty("mock.destination"), 2).getLnTx().getNumSatoshis());
      assertThrows(
          PaymentRejectedException.class,
          () -> client.send(System.getProperty("mock.unroutable"), 2));
    }
  }
}
