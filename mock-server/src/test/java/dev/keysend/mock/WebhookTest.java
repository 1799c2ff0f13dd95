package dev.keysend.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
        .onNotice(notices::add)
        .start();
  }

  private KeysendMockServer mock() {
    return mock(receiver.getAddress().getPort());
  }

  private static String next(BlockingQueue<String> queue) throws InterruptedException {
    String next = queue.poll(30, TimeUnit.SECONDS);
    assertThat(next).as("what comes within half a minute").isNotNull();
    return next;
  }

  @Test
  void aSettledPaymentIsPostedWithItsPassThru() throws Exception {
    try (KeysendMockServer mock = mock()) {
      String order =
          "{\"dest_pubkey\":\""
              + Http.DESTINATION
              + "\",\"num_satoshis\":2,\"passThru\":{\"ticketId\":\"23 {{originalRequest.url}} ü"
              + " <b>\"}}";

      HttpResponse<String> answer = Http.pay(mock, order);

      assertThat(answer.body()).contains("23 {{originalRequest.url}} ü <b>");
      assertThat(next(posted)).isEqualTo("POST /hook?token=canary " + answer.body());
      assertThat(next(headers))
          .contains("application/json; charset=UTF-8")
          .doesNotContain(mock.apiKey())
          .doesNotContain(mock.walletKey());
    }
  }

  @Test
  void paymentsArePostedInTheirOrder() throws Exception {
    try (KeysendMockServer mock = mock()) {
      List<Long> balances = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        Http.pay(mock, Http.payment(Http.DESTINATION, 1));
      }
      for (int i = 0; i < 50; i++) {
        String json = next(posted).replaceFirst("[^{]*", "");
        balances.add(Json.read(json).at("/wal/balance").asLong());
      }
      assertThat(balances)
          .isEqualTo(LongStream.range(0, 50).mapToObj(i -> BALANCE - 1 - i).toList());
    }
  }

  @Test
  void whatDidNotSettleIsNotPosted() throws Exception {
    try (KeysendMockServer mock = mock()) {
      assertThat(Http.pay(mock, Http.payment(magic("failure-no-route"), 2)).statusCode())
          .isEqualTo(400);
      assertThat(Http.pay(mock, Http.payment(Http.DESTINATION, BALANCE + 1)).statusCode())
          .isEqualTo(400);

      Http.pay(mock, Http.payment(Http.DESTINATION, 7));

      assertThat(next(posted)).contains("\"num_satoshis\":-7");
    }
  }

  @Test
  void aPaymentWhoseAnswerIsAnErrorPageIsPostedAllTheSame() throws Exception {
    try (KeysendMockServer mock = mock()) {
      assertThat(Http.pay(mock, Http.payment(magic("fault-internal-error"), 2)).statusCode())
          .isEqualTo(500);

      assertThat(next(posted)).contains(magic("fault-internal-error"));
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    status = 307;
    try (KeysendMockServer mock = mock()) {
      Http.pay(mock, Http.payment(Http.DESTINATION, 1));

      assertThat(next(notices)).contains("answered 307").doesNotContain("canary");
      assertThat(next(posted)).startsWith("POST /hook");
      assertThat(posted).isEmpty();
    }
  }

  @Test
  void aDeadReceiverHoldsUpNoPayment() throws Exception {
    ServerSocket dead = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    try (KeysendMockServer mock = mock(dead.getLocalPort())) {
      // Gone before the mock stops, which need not wait for it then.
      try (dead) {
        int payments = 1_050;
        for (int i = 0; i < payments; i++) {
          assertThat(Http.pay(mock, Http.payment(Http.DESTINATION, 1)).statusCode()).isEqualTo(201);
        }
        assertThat(mock.balance()).isEqualTo(BALANCE - payments);
        String notice = next(notices);
        while (!notice.contains("was not posted to")) {
          // Others may come first: that the receiver takes too long, or that the journal is full.
          assertThat(notice).doesNotContain("canary");
          notice = next(notices);
        }
        assertThat(notice).doesNotContain("canary");
      }
    }
  }

  @Test
  void whatWaitsWhenTheMockStopsIsPosted() throws Exception {
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

    // The receiver answers before it writes down what it got.
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
  void aReceiverThatIsNotThereIsSaid() throws Exception {
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
  void aPublicReceiverIsRefusedAtOnce() {
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
  void aPublicReceiverMayBeAllowedByName() {
    KeysendMockServer.builder()
        .webhookUrl(URI.create("http://8.8.8.8/"))
        .allowWebhookHost("8.8.8.8")
        .start()
        .close();
  }

  @Test
  void inRecordedModeNoPaymentSettles() {
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
}
