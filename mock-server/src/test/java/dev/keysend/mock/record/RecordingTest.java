package dev.keysend.mock.record;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.KeysendMockServerBuilder;
import dev.keysend.mock.Mode;
import dev.keysend.mock.wallet.PaymentHash;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class RecordingTest {
  private static final String DESTINATION =
      "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798";

  @TempDir private Path folder;
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private KeysendMockServer live;
  private RecordingProxy proxy;

  @BeforeEach
  void start() {
    live =
        KeysendMockServer.builder()
            .apiKey("pak_of_somebody")
            .walletKey("waka_of_somebody")
            .balance(777_777)
            .start();
    proxy = new RecordingProxy("127.0.0.1", 0, URI.create(live.baseUrl()), folder, notices::add);
  }

  @AfterEach
  void stop() {
    proxy.close();
    live.close();
  }

  private static HttpResponse<String> pay(
      String baseUrl, String apiKey, String walletKey, String destination) throws Exception {
    return post(
        baseUrl,
        apiKey,
        walletKey,
        "{\"dest_pubkey\":\""
            + destination
            + "\",\"num_satoshis\":7,\"passThru\":{\"note\":\"pak_of_somebody\"}}");
  }

  private static HttpResponse<String> post(
      String baseUrl, String apiKey, String walletKey, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(baseUrl + "/v1/wallet/" + walletKey + "/keysend"))
            .header("X-Api-Key", apiKey)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private HttpResponse<String> record(String destination) throws Exception {
    int before = notices.size();
    HttpResponse<String> answer =
        pay(proxy.baseUrl(), live.apiKey(), live.walletKey(), destination);
    await().until(() -> notices.size() > before);
    return answer;
  }

  @Test
  void writesAPairWithoutPrivateDataWhoseHashMatchesItsPreimage() throws Exception {
    JsonNode original = Json.read(record(DESTINATION).body());

    String file = Files.readString(folder.resolve("recorded-201-1.json"));
    JsonNode answer = Json.read(file).at("/response/value");
    String preimage = answer.at("/lnTx/payment_preimage").asString();
    assertThat(file)
        .doesNotContain(
            "of_somebody",
            "777770",
            original.get("id").asString(),
            original.at("/lnTx/payment_preimage").asString(),
            original.at("/lnTx/r_hash_decoded").asString());
    assertThat(PaymentHash.of(preimage)).isEqualTo(answer.at("/lnTx/r_hash_decoded").asString());
    assertThat(answer.at("/lnTx/custom_records/5482373484").asString()).isEqualTo(preimage);
    assertThat(answer.at("/lnTx/num_satoshis").asLong()).isEqualTo(7);
  }

  @Test
  void replacesEqualValuesAlike() throws Exception {
    record(DESTINATION);
    record(DESTINATION);

    JsonNode first = Json.read(Files.readAllBytes(folder.resolve("recorded-201-1.json")));
    JsonNode second = Json.read(Files.readAllBytes(folder.resolve("recorded-201-2.json")));
    assertThat(second.at("/response/value/wal/id")).isEqualTo(first.at("/response/value/wal/id"));
    assertThat(
            first.at("/response/value/wal/balance").asLong()
                - second.at("/response/value/wal/balance").asLong())
        .isEqualTo(7);
  }

  @Test
  void mockServesRecordedPairs() throws Exception {
    record(DESTINATION);
    String noRoute =
        Contract.load()
            .operation()
            .requestExamples()
            .get("failure-no-route")
            .value()
            .get("dest_pubkey")
            .asString();
    record(noRoute);

    JsonNode recorded =
        Json.read(Files.readAllBytes(folder.resolve("recorded-201-1.json"))).at("/response/value");
    assertThat(folder.resolve("recorded-400-no-route-1.json")).exists();
    try (KeysendMockServer mock =
        KeysendMockServer.builder().mode(Mode.RECORDED).examples(folder).start()) {
      assertThat(pay(mock.baseUrl(), mock.apiKey(), mock.walletKey(), DESTINATION).body())
          .isEqualTo(Json.write(recorded));
    }
  }

  @Test
  void requestCanNameARecordedPair() throws Exception {
    record(DESTINATION);

    try (KeysendMockServer mock = KeysendMockServer.builder().examples(folder).start()) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(mock.baseUrl() + "/v1/wallet/" + mock.walletKey() + "/keysend"))
              .header("X-Api-Key", mock.apiKey())
              .header("Content-Type", "application/json")
              .header("Prefer", "example=recorded-201-1")
              .POST(
                  BodyPublishers.ofString(
                      "{\"dest_pubkey\":\"" + DESTINATION + "\",\"num_satoshis\":1}"))
              .build();

      String answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();

      assertThat(answer)
          .isEqualTo(
              Json.write(
                  Json.read(Files.readAllBytes(folder.resolve("recorded-201-1.json")))
                      .at("/response/value")));
      assertThat(mock.payments()).isEmpty();
    }
  }

  /** The key was wrong, not the payment. */
  @Test
  void recordedRefusalOfAKeyDoesNotAnswerPayments() throws Exception {
    int before = notices.size();
    pay(proxy.baseUrl(), "pak_wrong", live.walletKey(), DESTINATION);
    await().until(() -> notices.size() > before);
    assertThat(folder.resolve("recorded-401-1.json")).exists();

    try (KeysendMockServer mock =
        KeysendMockServer.builder().mode(Mode.RECORDED).examples(folder).start()) {
      assertThat(pay(mock.baseUrl(), mock.apiKey(), mock.walletKey(), DESTINATION).statusCode())
          .isEqualTo(201);
    }
  }

  @Test
  void bodyDecidesBetweenPairsOfOneDestinationAndAmount() throws Exception {
    record(DESTINATION);
    record(DESTINATION);
    Path second = folder.resolve("recorded-201-2.json");
    String text = Files.readString(second).replace("\"note\"", "\"other\"");
    Files.writeString(second, text);
    String body = Json.write(Json.read(text).at("/request/value"));

    try (KeysendMockServer mock =
        KeysendMockServer.builder().mode(Mode.RECORDED).examples(folder).start()) {
      assertThat(post(mock.baseUrl(), mock.apiKey(), mock.walletKey(), body).body())
          .isEqualTo(Json.write(Json.read(text).at("/response/value")));
    }
  }

  @Test
  void reportsAResponseThatBreaksTheContractInsteadOfWritingIt() throws Exception {
    new WireMock("127.0.0.1", live.port())
        .register(
            any(anyUrl())
                .willReturn(
                    aResponse()
                        .withStatus(201)
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"id\":\"wtx_1\"}")));

    assertThat(record(DESTINATION).statusCode()).isEqualTo(201);
    assertThat(notices.get(0)).contains("Not written", "/num_satoshis");
    assertThat(folder).isEmptyDirectory();
  }

  /** A proxy that sends a request again would pay again. */
  @Test
  void forwardsARequestOnce() throws Exception {
    pay(proxy.baseUrl(), live.apiKey(), live.walletKey(), DESTINATION);
    new WireMock("127.0.0.1", live.port())
        .register(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    new WireMock("127.0.0.1", live.port()).resetRequests();

    pay(proxy.baseUrl(), live.apiKey(), live.walletKey(), DESTINATION);

    assertThat(new WireMock("127.0.0.1", live.port()).getServeEvents()).hasSize(1);
  }

  @Test
  void namesAFileThatBreaksTheContractAtTheStart() throws Exception {
    Files.writeString(
        folder.resolve("bad.json"),
        "{\"request\":{\"value\":{}},\"response\":{\"status\":201,\"value\":{}}}");
    KeysendMockServerBuilder builder = KeysendMockServer.builder().examples(folder);
    assertThatThrownBy(builder::start)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bad.json")
        .hasMessageContaining("/dest_pubkey");
  }
}
