package dev.keysend.mock.record;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.contract.Operation;
import dev.keysend.mock.wallet.PaymentHash;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The live server repeats secrets wherever it can; none may reach the folder. */
class CanaryTest {
  private static final String API_KEY = "canary.api-KEY/0123456789";
  private static final String WALLET_KEY = "waka_CANARYwallet0123";
  private static final String PASSWORD = "canaryPassword";
  private static final String COOKIE = "canaryCookie";
  private static final String PREIMAGE = "ca9a41".repeat(10) + "ca9a";
  private static final String HASH = PaymentHash.of(PREIMAGE);
  private static final long BALANCE = 987_654_321;

  @TempDir private Path folder;
  private final Operation operation = Contract.load().operation();
  private final BlockingQueue<String> notices = new LinkedBlockingQueue<>();
  private final ObjectNode request =
      (ObjectNode) operation.requestExamples().get("keysend-sent").value().deepCopy();
  private WireMockServer live;
  private RecordingProxy proxy;

  @BeforeEach
  void start() {
    live = new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    live.start();
    proxy = new RecordingProxy("127.0.0.1", 0, URI.create(live.baseUrl()), folder, notices::add);
    request.putObject("custom_records").put("696969", PREIMAGE);
    request.withObject("/passThru").put("echo", API_KEY).put("token", "pak_anotherSecret9");
  }

  @AfterEach
  void stop() {
    proxy.close();
    live.stop();
  }

  private ObjectNode settled() {
    ObjectNode answer =
        (ObjectNode)
            operation.responses().get("201").examples().get("keysend-sent").value().deepCopy();
    answer.put("debug", "called with " + API_KEY + " and " + WALLET_KEY);
    answer.withObject("/lnTx").put("payment_preimage", PREIMAGE);
    answer.withObject("/lnTx").put("r_hash_decoded", HASH);
    answer.withObject("/lnTx").put("payment_addr", HASH);
    answer.withObject("/lnTx/custom_records").put("5482373484", PREIMAGE).put("696969", PREIMAGE);
    answer.withObject("/wal").put("balance", BALANCE).put("balance_msat", BALANCE * 1000);
    answer.withObject("/wal").put("user_label", "canary label");
    // The identifier of the wallet's LNURL-pay link is private too.
    answer.withObject("/wal").put("default_lnurlpay_id", "lnurlp_canaryPayMe1");
    answer
        .withObject("/wal")
        .putArray("access_keys")
        .add("waki_canaryOTHER1")
        .add("wakr_canaryOTHER2");
    answer.putObject("passThru").put("method", "api").setAll(request.withObject("/passThru"));
    return answer;
  }

  private String notice(int status, JsonNode answer) throws Exception {
    live.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withHeader("Content-Type", "application/json")
                    .withHeader("Set-Cookie", "session=" + COOKIE + "; Secure")
                    .withBody(Json.write(answer))));
    String basic =
        Base64.getEncoder()
            .encodeToString((API_KEY + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    HttpRequest sent =
        HttpRequest.newBuilder(
                URI.create(proxy.baseUrl() + "/v1/wallet/" + WALLET_KEY + "/keysend"))
            .header("Authorization", "Basic " + basic)
            .header("Cookie", "a=b; session=" + COOKIE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Json.write(request)))
            .build();
    assertThat(HttpClient.newHttpClient().send(sent, BodyHandlers.ofString()).body())
        .as("the caller gets the live server's own response")
        .isEqualTo(Json.write(answer));
    String notice = notices.poll(30, TimeUnit.SECONDS);
    assertThat(notice).isNotNull();
    assertNoCanary(notice);
    return notice;
  }

  private void assertNoCanary(String text) {
    assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain("canary", PREIMAGE, HASH);
    assertThat(text).doesNotContain("anotherSecret9", "" + BALANCE);
  }

  private List<String> files() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> texts = files.map(CanaryTest::text).toList();
      texts.forEach(this::assertNoCanary);
      return texts;
    }
  }

  private static String text(Path file) {
    try {
      return file.getFileName() + Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void writesASettledPaymentWithoutSecrets() throws Exception {
    assertThat(notice(201, settled())).startsWith("Wrote ");

    assertThat(files()).hasSize(1);
    JsonNode pair = Json.read(Files.readAllBytes(folder.resolve("recorded-201-1.json")));
    JsonNode lightning = pair.at("/response/value/lnTx");
    String preimage = lightning.get("payment_preimage").asString();
    assertThat(lightning.get("r_hash_decoded").asString()).isEqualTo(PaymentHash.of(preimage));
    assertThat(lightning.get("payment_addr")).isEqualTo(lightning.get("r_hash_decoded"));
    assertThat(lightning.at("/custom_records/5482373484").asString()).isEqualTo(preimage);
    assertThat(pair.at("/request/value/custom_records/696969").asString()).isEqualTo(preimage);
    assertThat(pair.at("/request/value/passThru/echo"))
        .isEqualTo(pair.at("/response/value/passThru/echo"));
    assertThat(pair.at("/response/value/wal/balance_msat").asLong())
        .isEqualTo(pair.at("/response/value/wal/balance").asLong() * 1000);
  }

  @Test
  void writesAFailedPaymentWithoutSecrets() throws Exception {
    ObjectNode error = error("No " + API_KEY + ": " + WALLET_KEY + " holds " + BALANCE + " sats");

    assertThat(notice(400, error)).startsWith("Wrote ");
    assertThat(files()).hasSize(1);
  }

  @Test
  void writesNothingIfASecretIsInAnotherForm() throws Exception {
    for (byte[] secret :
        List.of(API_KEY.getBytes(StandardCharsets.UTF_8), HexFormat.of().parseHex(PREIMAGE))) {
      ObjectNode answer = settled();
      answer.put("debug", "x " + Base64.getEncoder().encodeToString(secret));
      assertThat(notice(201, answer)).contains("Not written").contains("another form");
    }
    ObjectNode named = settled();
    named.put(
        "field " + Base64.getUrlEncoder().encodeToString(API_KEY.getBytes(StandardCharsets.UTF_8)),
        1);
    assertThat(notice(201, named)).contains("Not written");
    assertThat(files()).isEmpty();
  }

  @Test
  void noticeOfWhyNothingWasWrittenShowsNoSecret() throws Exception {
    ObjectNode answer = settled();
    answer.withObject("/lnTx/custom_records").put(API_KEY, "x").put(WALLET_KEY, "x");
    answer.withObject("/lnTx").put("payment_preimage", PREIMAGE.substring(1));
    answer.put("id", API_KEY);

    assertThat(notice(201, answer)).startsWith("Not written");
    assertThat(files()).isEmpty();
  }

  private ObjectNode error(String message) {
    ObjectNode error =
        (ObjectNode)
            operation.responses().get("400").examples().get("failure-no-route").value().deepCopy();
    return error.put("message", message);
  }
}
