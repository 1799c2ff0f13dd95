package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.junit.KeysendMock;
import dev.keysend.sdk.KeysendClient;
import org.junit.jupiter.api.Test;

/** Pays the published mock, which the published extension starts. */
@KeysendMock
class PaysTest {
  private static final String DESTINATION =
      "033868c219bdb51a33560d854d500fe7d3898a1ad9e05dd89d0007e11313588500";

  @Test
  void aPaymentArrivesOnce(KeysendMockServer mock) {
    try (KeysendClient client =
        KeysendClient.builder()
            .baseUrl(mock.baseUrl())
            .apiKey(mock.apiKey())
            .walletKey(mock.walletKey())
            .build()) {
      Pays.balanceAfter(client, DESTINATION);
    }

    assertEquals(1, mock.payments().size());
  }
}
