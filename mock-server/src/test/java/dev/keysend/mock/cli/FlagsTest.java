package dev.keysend.mock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.keysend.contract.Json;
import dev.keysend.mock.KeysendMockServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Flags and environment variables reach the server. */
class FlagsTest {
  private static final String DESTINATION =
      "033868c219bdb51a33560d854d500fe7d3898a1ad9e05dd89d0007e11313588500";

  private static final String PAYMENT =
      "{\"dest_pubkey\":\"" + DESTINATION + "\",\"num_satoshis\":2}";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Queue<String> signatures = new ConcurrentLinkedQueue<>();
  private final Queue<String> errors = new ConcurrentLinkedQueue<>();
  private Process process;
  private URI baseUrl;

  private void start(Map<String, String> variables, String... flags) throws IOException {
    ProcessBuilder builder = Program.with(flags);
    builder.environment().putAll(variables);
    process = builder.start();
    BufferedReader said = process.errorReader(StandardCharsets.UTF_8);
    Thread reader = new Thread(() -> said.lines().forEach(errors::add));
    reader.setDaemon(true);
    reader.start();
    String ready = process.inputReader(StandardCharsets.UTF_8).readLine();
    baseUrl = URI.create(ready.substring(ready.lastIndexOf(' ') + 1));
  }

  @AfterEach
  void stop() {
    process.destroyForcibly();
  }

  private HttpServer receiver() throws IOException {
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          signatures.add(exchange.getRequestHeaders().getFirst("X-LNPay-Signature"));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
    return receiver;
  }

  private HttpResponse<String> pay(String key, String contentType, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(baseUrl.resolve("/v1/wallet/" + key + "/keysend"))
            .header("X-Api-Key", "pak_own")
            .header("Content-Type", contentType)
            .header("Origin", "http://localhost:5173")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private JsonNode get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(baseUrl.resolve(path)).header("X-Api-Key", "pak_own").build();
    return Json.read(client.send(request, BodyHandlers.ofString()).body());
  }

  @Test
  void everyFlagReachesTheServer() throws Exception {
    HttpServer receiver = receiver();
    try {
      start(
          Map.of(),
          "--port=0",
          "--balance=1000",
          "--fee-msat=2000",
          "--settled-example=keysend-sent-2023",
          "--seed=5",
          "--api-key=pak_own",
          "--wallet-key=waka_own",
          "--read-only-wallet-key=wakr_own",
          "--wallet=waka_second=5",
          "--webhook-url=http://127.0.0.1:" + receiver.getAddress().getPort() + "/",
          "--webhook-secret=s3cret",
          "--accept-forms",
          "--delay=0ms-1ms",
          "--failure-rate=0.000001",
          "--max-payments-at-once=3",
          "--journal-size=1",
          "--allow-origin=http://localhost:5173",
          "--verbose");

      String fee = ",\"fee_limit_msat\":2000}";
      HttpResponse<String> paid = pay("waka_own", "application/json", PAYMENT.replace("}", fee));
      assertThat(paid.statusCode()).isEqualTo(201);
      assertThat(paid.headers().firstValue("Access-Control-Allow-Credentials")).hasValue("true");
      JsonNode transaction = Json.read(paid.body());
      assertThat(transaction.at("/lnTx/fee_msat").asLong()).isEqualTo(2000);
      assertThat(transaction.at("/wal/balance").asLong()).isEqualTo(996);
      assertThat(transaction.path("id").asString()).isEqualTo(idOfFirstPayment(5));

      String form = "application/x-www-form-urlencoded";
      String fields = "dest_pubkey=" + DESTINATION + "&num_satoshis=2&fee_limit_msat=2000";
      assertThat(pay("waka_own", form, fields).statusCode()).isEqualTo(201);
      assertThat(pay("wakr_own", "application/json", PAYMENT).statusCode()).isEqualTo(401);
      assertThat(get("/v1/wallet/wakr_own").path("balance").asLong()).isEqualTo(992);
      assertThat(get("/v1/wallet/waka_second").path("balance").asLong()).isEqualTo(5);

      JsonNode state = get("/__admin/keysend/state");
      assertThat(state.path("opening_balance").asLong()).isEqualTo(1000);
      assertThat(state.path("payments")).hasSize(1);
      JsonNode network = get("/__admin/keysend/network");
      assertThat(network.path("delay").asString()).isEqualTo("0ms-1ms");
      assertThat(network.path("failure_rate").asDouble()).isEqualTo(0.000001);
      assertThat(network.path("max_payments_at_once").asInt()).isEqualTo(3);

      await().until(() -> signatures.size() == 2);
      assertThat(signatures).allMatch(signature -> signature.matches("[0-9a-f]{64}"));
      await()
          .untilAsserted(
              () ->
                  assertThat(errors)
                      .anyMatch(line -> line.contains("POST /v1/wallet/***/keysend 201 settled")));
    } finally {
      receiver.stop(0);
    }
  }

  private static String idOfFirstPayment(long seed) throws Exception {
    try (KeysendMockServer mock = KeysendMockServer.builder().seed(seed).start()) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(mock.baseUrl() + "/v1/wallet/" + mock.walletKey() + "/keysend"))
              .header("X-Api-Key", mock.apiKey())
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(PAYMENT))
              .build();
      return Json.read(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
          .path("id")
          .asString();
    }
  }

  @Test
  @Tag("thorough")
  void printsTheServersNotices() throws Exception {
    start(Map.of(), "--port=0", "--api-key=pak_own", "--wallet-key=waka_own");

    pay("waka_own", "application/json", PAYMENT.replace("}", ",\"passTru\":{}}"));

    await().untilAsserted(() -> assertThat(errors).anyMatch(line -> line.contains("passTru")));
  }

  @Test
  void programReadsVariables() throws Exception {
    start(Map.of("PORT", "0", "KEYSEND_MOCK_BALANCE", "7"));

    assertThat(get("/__admin/keysend/state").path("balance").asLong()).isEqualTo(7);
  }
}
