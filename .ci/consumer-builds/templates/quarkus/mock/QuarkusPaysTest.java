package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keysend.mock.KeysendMockServer;
import dev.keysend.sdk.KeysendClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Quarkus starts the application, which pays the mock. */
@QuarkusTest
@QuarkusTestResource(QuarkusPaysTest.Mock.class)
class QuarkusPaysTest {
  @Inject KeysendClient client;

  @Test
  void pays() {
    assertEquals(2, client.send(System.getProperty("mock.destination"), 2).getLnTx().getNumSatoshis());
  }

  public static class Mock implements QuarkusTestResourceLifecycleManager {
    private KeysendMockServer mock;

    @Override
    public Map<String, String> start() {
      mock = KeysendMockServer.start();
      return Map.of(
          "keysend.base-url", mock.baseUrl(),
          "keysend.api-key", mock.apiKey(),
          "keysend.wallet-key", mock.walletKey());
    }

    @Override
    public void stop() {
      mock.close();
    }
  }
}
