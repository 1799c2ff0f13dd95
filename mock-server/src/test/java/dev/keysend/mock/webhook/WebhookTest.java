package dev.keysend.mock.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.Mode;
import dev.keysend.mock.http.Http;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class WebhookTest {
  private static final long BALANCE = 1_000_000;

  private final BlockingQueue<String> posted = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> headers = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> notices = new LinkedBlockingQueue<>();
  private HttpServer receiver;
  private int status = 200;

  @BeforeEach
  void startReceiver() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/", this::receive);
    receiver.start();
  }

  @AfterEach
  void stopReceiver() {
    receiver.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().add("Location", "/elsewhere");
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
    headers.add(exchange.getRequestHeaders().entrySet().toString());
    posted.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + new String(body, StandardCharsets.UTF_8));
  }

  private KeysendMockServer mock(int port) {
    return KeysendMockServer.builder()
        .balance(BALANCE)
        .webhookUrl(URI.create("http://127.0.0.1:" + port + "/hook?token=canary"))
        .webhookSecret("s3cret")
        .onNotice(notices::add)
        .start();
  }

  private KeysendMockServer mock() {
    return mock(receiver.getAddress().getPort());
  }

  private static String next(BlockingQueue<String> queue) throws InterruptedException {
    String next = queue.poll(30, TimeUnit.SECONDS);
    assertThat(next).as("the next one within 30 seconds").isNotNull();
    return next;
  }

  @Test
  void postsASettledPaymentWithItsPassThru() throws Exception {
    try (KeysendMockServer mock = mock()) {
      String order =
          "{\"dest_pubkey\":\""
              + Http.DESTINATION
              + "\",\"num_satoshis\":2,\"passThru\":{\"ticketId\":\"23 {{originalRequest.url}} ü"
              + " <b>\"}}";

      HttpResponse<String> answer = Http.pay(mock, order);

      assertThat(answer.body()).contains("23 {{originalRequest.url}} ü <b>");
      String letter = next(posted);
      assertThat(letter).startsWith("POST /hook?token=canary {\"created_at\":");
      assertThat(letter).endsWith("\"data\":{\"wtx\":" + answer.body() + "}}");
      assertThat(next(headers))
          .contains("[application/json]", "[wallet_send]", "[LNPay-HookBot]", "[iwhr_")
          .contains("[" + signature(letter.replaceFirst("[^{]*", "")) + "]")
          .doesNotContain(mock.apiKey())
          .doesNotContain(mock.walletKey());
    }
  }

  @Test
  void postsPaymentsInOrder() throws Exception {
    try (KeysendMockServer mock = mock()) {
      List<Long> balances = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        Http.pay(mock, Http.payment(Http.DESTINATION, 1));
      }
      for (int i = 0; i < 50; i++) {
        String json = next(posted).replaceFirst("[^{]*", "");
        balances.add(Json.read(json).at("/data/wtx/wal/balance").asLong());
      }
      assertThat(balances)
          .isEqualTo(LongStream.range(0, 50).mapToObj(i -> BALANCE - 1 - i).toList());
    }
  }

  /** LNPay's server posted the recorded webhooks; the mock's have the same fields. */
  @Test
  void hasTheFieldsOfLnpaysServer() throws Exception {
    try (KeysendMockServer mock =
        KeysendMockServer.builder()
            .settledExample("keysend-sent-2023")
            .webhookUrl(URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/"))
            .start()) {
      String data = ",\"passThru\":{\"ticketId\":\"23\"}}";
      Http.pay(mock, Http.payment(Http.DESTINATION, 2).replace("}", data));
      Http.pay(mock, Http.payment(mock.destination("failure-no-route"), 2).replace("}", data));

      JsonNode sent = Json.read(next(posted).replaceFirst("[^{]*", ""));
      JsonNode failed = Json.read(next(posted).replaceFirst("[^{]*", ""));

      assertThat(sent.propertyNames()).containsExactly("created_at", "id", "event", "data");
      assertThat(sent.path("id").asString()).matches("evt_[0-9A-Za-z]{24}");
      assertThat(sent.path("event").toString())
          .isEqualTo(
              "{\"id\":\"510\",\"type\":\"wallet\",\"name\":\"wallet_send\","
                  + "\"display_name\":\"Wallet Send\"}");
      assertThat(sent.path("created_at")).isEqualTo(sent.at("/data/wtx/created_at"));
      assertThat(sent.at("/data/wtx/passThru/ticketId").asString()).isEqualTo("23");
      assertThat(failed.path("event").toString())
          .isEqualTo(
              "{\"id\":\"515\",\"type\":\"wallet\",\"name\":\"wallet_send_failure\","
                  + "\"display_name\":\"Wallet Send Failure\"}");
      assertThat(failed.path("data").propertyNames())
          .containsExactly(
              "wal", "passThru", "spontaneous", "failureReason", "node_request_parameters");
      assertThat(failed.at("/data/wal/balance").asLong()).isEqualTo(mock.balance());
      assertThat(failed.at("/data/passThru").toString()).isEqualTo("{\"ticketId\":\"23\"}");
      assertThat(failed.at("/data/failureReason").asString())
          .isEqualTo("Failure reason: FAILURE_REASON_NO_ROUTE");
      assertThat(failed.at("/data/node_request_parameters").toString())
          .isEqualTo(
              "{\"amt_msat\":2000,\"dest_pubkey\":\""
                  + mock.destination("failure-no-route")
                  + "\",\"custom_records\":{},\"fee_limit_msat\":1000}");
      assertThat(next(headers)).doesNotContainIgnoringCase("signature");
    }
  }

  /** The payment settled, but the server only knows that its connection to the node broke. */
  @Test
  void postsALostStreamAsAFailure() throws Exception {
    try (KeysendMockServer mock = mock()) {
      Http.pay(mock, Http.payment(mock.destination("fault-lost-stream"), 2));

      assertThat(next(posted))
          .contains("wallet_send_failure", "\"failureReason\":\"Failure reason: Socket closed\"");
      assertThat(mock.balance()).isEqualTo(BALANCE - 2);
    }
  }

  @Test
  void postsTheOutcomeOfAnAsyncPayment() throws Exception {
    try (KeysendMockServer mock = mock()) {
      for (String destination : List.of(Http.DESTINATION, mock.destination("failure-timeout"))) {
        Http.send(
            Http.request(mock, Http.payment(destination, 2)).header("X-LNPAY-ASYNC", "1").build());
      }

      assertThat(next(posted)).contains("\"wallet_send\"");
      assertThat(next(posted)).contains("\"wallet_send_failure\"", "FAILURE_REASON_TIMEOUT");
    }
  }

  @Test
  void seedMakesIdentifiersRepeatable() throws Exception {
    List<String> letters = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      try (KeysendMockServer mock =
          KeysendMockServer.builder()
              .seed(7)
              .webhookUrl(URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/"))
              .start()) {
        Http.pay(mock, Http.payment(Http.DESTINATION, 2));
        letters.add(next(posted));
      }
    }
    assertThat(letters.get(0)).isEqualTo(letters.get(1));
  }

  @Test
  void refusesASecretWithoutAWebhook() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeysendMockServer.builder().webhookSecret("s3cret").start().close())
        .withMessageContaining("webhookUrl")
        .withMessageNotContaining("s3cret");
  }

  private static String signature(String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void doesNotPostPaymentsThatNeverReachedTheNode() throws Exception {
    try (KeysendMockServer mock = mock()) {
      assertThat(Http.pay(mock, Http.payment(Http.DESTINATION, BALANCE + 1)).statusCode())
          .isEqualTo(400);

      Http.pay(mock, Http.payment(Http.DESTINATION, 7));

      assertThat(next(posted)).contains("\"num_satoshis\":-7");
    }
  }

  @Test
  void postsAPaymentWhoseResponseIsAnErrorPage() throws Exception {
    try (KeysendMockServer mock = mock()) {
      assertThat(Http.pay(mock, Http.payment(magic("fault-internal-error"), 2)).statusCode())
          .isEqualTo(500);

      assertThat(next(posted)).contains(magic("fault-internal-error"));
    }
  }

  @Test
  void followsNoRedirect() throws Exception {
    status = 307;
    try (KeysendMockServer mock = mock()) {
      Http.pay(mock, Http.payment(Http.DESTINATION, 1));

      assertThat(next(notices)).contains("status 307").doesNotContain("canary");
      assertThat(next(posted)).startsWith("POST /hook");
      assertThat(posted).isEmpty();
    }
  }

  @Tag("thorough")
  @Test
  void deadReceiverDelaysNoPayment() throws Exception {
    ServerSocket dead = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    try (KeysendMockServer mock = mock(dead.getLocalPort())) {
      // Close the receiver before the mock stops, so that the mock need not wait for it.
      try (dead) {
        int payments = 1_050;
        for (int i = 0; i < payments; i++) {
          assertThat(Http.pay(mock, Http.payment(Http.DESTINATION, 1)).statusCode()).isEqualTo(201);
        }
        assertThat(mock.balance()).isEqualTo(BALANCE - payments);
        String notice = next(notices);
        while (!notice.contains("was not posted to")) {
          // The mock may first report a slow receiver or a full journal.
          assertThat(notice).doesNotContain("canary");
          notice = next(notices);
        }
        assertThat(notice).doesNotContain("canary");
      }
    }
  }

  @Test
  void postsWaitingWebhooksBeforeItStops() throws Exception {
    receiver.removeContext("/");
    CountDownLatch stopping = new CountDownLatch(1);
    receiver.createContext(
        "/",
        exchange -> {
          awaitQuietly(stopping);
          receive(exchange);
        });
    KeysendMockServer mock = mock();
    for (int i = 0; i < 5; i++) {
      Http.pay(mock, Http.payment(Http.DESTINATION, 1));
    }
    stopping.countDown();

    mock.close();

    // The receiver responds before it stores the webhook.
    for (int i = 0; i < 5; i++) {
      assertThat(next(posted)).startsWith("POST /hook");
    }
    assertThat(notices).isEmpty();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void reportsAMissingReceiver() throws Exception {
    int port = receiver.getAddress().getPort();
    receiver.stop(0);
    try (KeysendMockServer mock = mock(port)) {
      for (int i = 0; i < 10; i++) {
        Http.pay(mock, Http.payment(Http.DESTINATION, 1));
      }
      assertThat(next(notices))
          .contains("http://127.0.0.1:" + port + " failed")
          .doesNotContain("canary");
      assertThat(next(notices)).contains("(10 times so far)");
    }
  }

  @Test
  void refusesAPublicReceiverAtTheStart() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                KeysendMockServer.builder()
                    .webhookUrl(URI.create("http://8.8.8.8/"))
                    .start()
                    .close())
        .withMessageContaining("neither loopback nor private");
  }

  @Test
  void acceptsAPublicReceiverAllowedByName() {
    KeysendMockServer.builder()
        .webhookUrl(URI.create("http://8.8.8.8/"))
        .allowWebhookHost("8.8.8.8")
        .start()
        .close();
  }

  @Test
  void refusesAWebhookInRecordedMode() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                KeysendMockServer.builder()
                    .mode(Mode.RECORDED)
                    .webhookUrl(URI.create("http://127.0.0.1:1/"))
                    .start()
                    .close())
        .withMessageContaining("simulated");
  }

  private static String magic(String name) {
    return Contract.load()
        .operation()
        .requestExamples()
        .get(name)
        .value()
        .path("dest_pubkey")
        .asString();
  }

  @Test
  void postsAPaymentThatFailsByChance() throws Exception {
    try (KeysendMockServer mock =
        KeysendMockServer.builder()
            .failureRate(1)
            .webhookUrl(URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/"))
            .start()) {
      Http.pay(mock, Http.payment(Http.DESTINATION, 2));

      assertThat(next(posted)).contains("wallet_send_failure", "FAILURE_REASON_NO_ROUTE");
    }
  }

  @Test
  void webhookLeavesOutTheMocksAdvice() throws Exception {
    try (KeysendMockServer mock =
        KeysendMockServer.builder()
            .feeMsat(1_001)
            .webhookUrl(URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/"))
            .start()) {
      Http.pay(mock, Http.payment(Http.DESTINATION, 20));

      JsonNode failed = Json.read(next(posted).replaceFirst("[^{]*", ""));
      assertThat(failed.at("/data/failureReason").asString())
          .isEqualTo("Failure reason: FAILURE_REASON_NO_ROUTE");
    }
  }
}
