package dev.keysend.mock.wiremock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.contract.Operation;
import dev.keysend.mock.endpoint.network.Network;
import dev.keysend.mock.endpoint.network.NetworkSettings;
import dev.keysend.mock.http.BindAddress;
import dev.keysend.mock.http.Limits;
import dev.keysend.mock.secret.Keys;
import dev.keysend.mock.wallet.Ledger;
import dev.keysend.mock.wallet.LedgerSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Creating WireMock takes as long as the rest of the start, so the start does not wait for it. */
class LazyWireMockTest {
  private static final Operation OPERATION = Contract.load().operation();
  private static final Keys KEYS = Keys.SAMPLE;

  private static Engine engine() {
    Ledger ledger =
        new Ledger(
            new LedgerSettings("wtx_a", "lntx_a", "wal_a", 0, 10, 1_000_000, null, Instant.EPOCH),
            Map.of(KEYS.walletKey(), 1_000L));
    return new Engine(
        new EngineSettings(
            Contract.load(),
            true,
            null,
            false,
            new Network(NetworkSettings.CALM, null, System::nanoTime),
            null,
            KEYS,
            ledger,
            BindAddress.LOOPBACK,
            0,
            null,
            Limits.DEFAULT,
            10,
            1_000_000,
            true,
            List.of(),
            List.of(),
            null,
            false,
            false,
            null,
            List.of(),
            null,
            null,
            notice -> {}));
  }

  private static int status(Engine engine, String path) throws Exception {
    String order = Json.write(OPERATION.requestExamples().values().iterator().next().value());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(engine.baseUrl() + path))
            .header("X-Api-Key", KEYS.apiKey())
            .header("Content-Type", OPERATION.requestMediaType())
            .POST(BodyPublishers.ofString(order))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  @Test
  void createsWireMockWithoutARequest() {
    try (Engine engine = engine()) {
      engine.start(UnaryOperator.identity());

      await().until(engine::hasWireMock);
    }
  }

  @Test
  void createsWireMockOnceWhenNeeded() throws Exception {
    try (Engine engine = engine()) {
      engine.start(UnaryOperator.identity());

      assertThat(status(engine, "/typo")).isEqualTo(404);
      assertThat(engine.hasWireMock()).isTrue();
      assertThat(status(engine, OPERATION.path(KEYS.walletKey()))).isEqualTo(201);
      assertThat(status(engine, "/typo")).isEqualTo(404);
      assertThat(engine.unexpected()).containsExactly("POST /typo", "POST /typo");
    }
  }
}
