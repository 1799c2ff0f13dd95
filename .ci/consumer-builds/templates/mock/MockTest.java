package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.junit.KeysendMock;
import dev.keysend.sdk.KeysendClient;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import org.junit.jupiter.api.Test;

/** Starts the mock in this process, pays it, and opens its pages and WireMock's admin API. */
@KeysendMock
class MockTest {
  @Test
  void aPaymentArrivesOnce(KeysendMockServer mock) {
    try (KeysendClient client =
        KeysendClient.builder()
            .baseUrl(mock.baseUrl())
            .apiKey(mock.apiKey())
            .walletKey(mock.walletKey())
            .build()) {
      client.send(System.getProperty("mock.destination"), 2);
    }
    assertEquals(1, mock.payments().size());
  }

  @Test
  void pagesAndAdminApiAreServed(KeysendMockServer mock) throws IOException {
    for (String path : new String[] {"/", "/docs", "/openapi.yaml", "/__admin/mappings"}) {
      HttpURLConnection connection =
          (HttpURLConnection) new URL(mock.baseUrl() + path).openConnection();
      assertEquals(200, connection.getResponseCode(), path);
      connection.disconnect();
    }
  }
}
