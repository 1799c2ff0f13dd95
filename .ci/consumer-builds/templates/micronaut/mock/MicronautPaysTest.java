package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keysend.mock.KeysendMockServer;
import dev.keysend.sdk.KeysendClient;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Micronaut starts the application, which pays the mock. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MicronautPaysTest implements TestPropertyProvider {
  private final KeysendMockServer mock = KeysendMockServer.start();

  @Inject KeysendClient client;

  @Override
  public Map<String, String> getProperties() {
    return Map.of(
        "keysend.base-url", mock.baseUrl(),
        "keysend.api-key", mock.apiKey(),
        "keysend.wallet-key", mock.walletKey());
  }

  @Test
  void pays() {
    client.send(System.getProperty("mock.destination"), 2);
    assertEquals(1, mock.payments().size());
  }

  @AfterAll
  void stop() {
    mock.close();
  }
}
