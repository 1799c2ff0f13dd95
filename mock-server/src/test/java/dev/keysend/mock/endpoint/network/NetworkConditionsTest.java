package dev.keysend.mock.endpoint.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.MockWallet;
import dev.keysend.mock.Mode;
import dev.keysend.mock.http.Http;
import dev.keysend.mock.http.RawHttp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkConditionsTest {
  private static final String PAYMENT = Http.payment(Http.DESTINATION, 1);

  private static HttpResponse<String> admin(
      KeysendMockServer mock, String method, String path, String body) throws Exception {
    return Http.send(
        HttpRequest.newBuilder(URI.create(mock.baseUrl() + "/__admin" + path))
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  /** The delays in WireMock's journal, so that the tests need no clock. */
  private static List<Integer> delays(KeysendMockServer mock) throws Exception {
    List<Integer> delays = new ArrayList<>();
    Json.read(admin(mock, "GET", "/requests", "").body())
        .path("requests")
        .forEach(entry -> delays.add(0, entry.at("/timing/addedDelay").asInt()));
    return delays;
  }

  @Test
  void delaysResponsesOfPaymentsThatSettle() throws Exception {
    try (KeysendMockServer mock =
        KeysendMockServer.builder().delay(Duration.ofMillis(2)).balance(10).start()) {
      assertThat(Http.pay(mock, PAYMENT).statusCode()).isEqualTo(201);
      assertThat(Http.pay(mock, "{").statusCode()).isEqualTo(400);

      assertThat(delays(mock)).containsExactly(2, 0);
      assertThat(mock.balance()).isEqualTo(9);
    }
  }

  @Test
  void seedRepeatsRandomDelays() throws Exception {
    List<List<Integer>> runs = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      try (KeysendMockServer mock =
          KeysendMockServer.builder()
              .seed(3)
              .delay(Duration.ofMillis(1), Duration.ofMillis(20))
              .start()) {
        for (int i = 0; i < 8; i++) {
          Http.pay(mock, PAYMENT);
        }
        runs.add(delays(mock));
      }
    }
    assertThat(runs.get(0)).isEqualTo(runs.get(1)).hasSize(8);
    assertThat(runs.get(0).stream().distinct().count()).isGreaterThan(1);
  }

  @Test
  void seedRepeatsWhichPaymentsFail() throws Exception {
    List<List<Integer>> runs = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      try (KeysendMockServer mock =
          KeysendMockServer.builder().seed(3).failureRate(0.5).balance(100).start()) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
          statuses.add(Http.pay(mock, PAYMENT).statusCode());
        }
        assertThat(statuses).contains(201, 400);
        assertThat(mock.balance())
            .isEqualTo(100 - statuses.stream().filter(status -> status == 201).count());
        runs.add(statuses);
      }
    }
    assertThat(runs.get(0)).isEqualTo(runs.get(1));
  }

  @Test
  void magicDestinationsIgnoreTheFailureRate() throws Exception {
    try (KeysendMockServer mock = KeysendMockServer.builder().failureRate(1).balance(10).start()) {
      assertThat(Http.pay(mock, Http.payment(mock.destination("fault-lost-stream"), 1)).body())
          .contains("Socket closed");
      assertThat(Http.pay(mock, Http.payment(mock.destination("failure-timeout"), 1)).body())
          .contains("FAILURE_REASON_TIMEOUT");

      assertThat(mock.balance()).isEqualTo(9);
    }
  }

  @Test
  void secondPaymentAtOnceFindsTheWalletBusy() throws Exception {
    try (KeysendMockServer mock =
        KeysendMockServer.builder().maxPaymentsAtOnce(1).balance(10).start()) {
      // Its response takes three seconds; this test does not wait for it.
      String slow = Http.payment(mock.destination("fault-slow-answer"), 1);
      try (java.net.Socket first = RawHttp.connect(mock)) {
        first
            .getOutputStream()
            .write(
                (RawHttp.head(mock, slow.length()) + slow)
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        org.awaitility.Awaitility.await().until(() -> mock.balance() == 9);

        HttpResponse<String> answer = Http.pay(mock, PAYMENT);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("Please try again soon, wallet busy ID:" + wallet(mock));
        assertThat(answer.headers().firstValue("Keysend-Mock-Outcome"))
            .hasValue("fault-wallet-busy");
        assertThat(mock.balance()).isEqualTo(9);
      }
    }
  }

  @Test
  void walletIsBusyWhileAResponseIsDelayed() throws Exception {
    try (KeysendMockServer mock =
        KeysendMockServer.builder().maxPaymentsAtOnce(1).balance(10).start()) {
      CompletableFuture<HttpResponse<Void>> first =
          HttpClient.newHttpClient()
              .sendAsync(
                  Http.request(mock, PAYMENT).header("Prefer", "delay=60s").build(),
                  BodyHandlers.discarding());
      org.awaitility.Awaitility.await().until(() -> mock.balance() == 9);

      assertThat(Http.pay(mock, PAYMENT).body()).contains("wallet busy");
      assertThat(mock.balance()).isEqualTo(9);
      first.cancel(true);
    }
  }

  /** A second wallet, because the first has the identifier of the contract's example. */
  @Test
  void refusalNamesTheBusyWallet() throws Exception {
    try (KeysendMockServer mock = KeysendMockServer.builder().maxPaymentsAtOnce(1).start()) {
      MockWallet second = mock.openWallet("waka_second", 10);
      String slow = Http.payment(mock.destination("fault-slow-answer"), 1);
      CompletableFuture<HttpResponse<Void>> first =
          HttpClient.newHttpClient()
              .sendAsync(
                  Http.request(mock, "waka_second", slow).build(), BodyHandlers.discarding());
      org.awaitility.Awaitility.await().until(() -> second.balance() == 9);

      HttpResponse<String> answer = Http.send(Http.request(mock, "waka_second", PAYMENT).build());

      assertThat(second.id()).isNotEqualTo(wallet(mock));
      assertThat(answer.body()).contains("wallet busy ID:" + second.id());
      first.cancel(true);
    }
  }

  private static String wallet(KeysendMockServer mock) {
    return mock.wallet(mock.walletKey()).id();
  }

  @Test
  void adminApiShowsAndChangesConditionsUntilAReset() throws Exception {
    try (KeysendMockServer mock = KeysendMockServer.builder().delay(Duration.ofMillis(1)).start()) {
      assertThat(Json.read(admin(mock, "GET", "/keysend/network", "").body()))
          .isEqualTo(
              Json.read("{\"delay\":\"1ms\",\"failure_rate\":0.0,\"max_payments_at_once\":0}"));

      String changed = "{\"delay\":\"0ms\",\"failure_rate\":1.0,\"max_payments_at_once\":3}";
      assertThat(Json.read(admin(mock, "PUT", "/keysend/network", changed).body()))
          .isEqualTo(Json.read(changed));
      assertThat(Http.pay(mock, PAYMENT).body()).contains("FAILURE_REASON_NO_ROUTE");

      mock.reset();
      assertThat(admin(mock, "GET", "/keysend/network", "").body()).contains("\"1ms\"");
      assertThat(Http.pay(mock, PAYMENT).statusCode()).isEqualTo(201);
    }
  }

  @Test
  void adminApiKeepsConditionsThatARequestLeavesOut() throws Exception {
    try (KeysendMockServer mock =
        KeysendMockServer.builder().delay(Duration.ofMillis(1)).maxPaymentsAtOnce(4).start()) {
      assertThat(
              Json.read(admin(mock, "PUT", "/keysend/network", "{\"failure_rate\":0.25}").body()))
          .isEqualTo(
              Json.read("{\"delay\":\"1ms\",\"failure_rate\":0.25,\"max_payments_at_once\":4}"));
    }
  }

  @Test
  void delaysRecordedResponses() throws Exception {
    try (KeysendMockServer mock =
        KeysendMockServer.builder().mode(Mode.RECORDED).delay(Duration.ofMillis(2)).start()) {
      String failing = Http.payment(mock.destination("failure-no-route"), 1);
      String own =
          Json.write(Contract.load().operation().requestExamples().get("keysend-sent").value());
      for (String payment : List.of(PAYMENT, own, failing)) {
        Http.pay(mock, payment);
      }

      assertThat(delays(mock)).containsExactly(2, 2, 0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{",
        "{\"delay\":5}",
        "{\"delay\":\"soon\"}",
        "{\"failure_rate\":\"5%\"}",
        "{\"failure_rate\":2}",
        "{\"max_payments_at_once\":1.5}",
        "{\"max_payments_at_once\":-1}",
        "{\"speed\":1}"
      })
  void adminApiRefusesInvalidConditions(String body) throws Exception {
    try (KeysendMockServer mock = KeysendMockServer.start()) {
      assertThat(admin(mock, "PUT", "/keysend/network", body).statusCode()).isEqualTo(400);
      assertThat(admin(mock, "GET", "/keysend/network", "").body()).contains("\"0ms\"");
    }
  }

  @Test
  void requestCanAskForADelay() throws Exception {
    try (KeysendMockServer mock =
        KeysendMockServer.builder().delay(Duration.ofMillis(5)).balance(10).start()) {
      for (String delay : List.of("3ms", "0ms")) {
        HttpRequest.Builder request = Http.request(mock, PAYMENT);
        assertThat(Http.send(request.header("Prefer", "delay=" + delay).build()).statusCode())
            .isEqualTo(201);
      }
      assertThat(
              Http.send(Http.request(mock, PAYMENT).header("Prefer", "delay=soon").build()).body())
          .contains("Prefer: delay is", "100ms-2s");

      assertThat(delays(mock)).containsExactly(3, 0, 0);
      assertThat(mock.balance()).isEqualTo(8);
    }
  }

  @Test
  void builderRefusesInvalidConditions() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeysendMockServer.builder().failureRate(5))
        .withMessageContaining("failureRate is 5.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeysendMockServer.builder().maxPaymentsAtOnce(-1))
        .withMessageContaining("maxPaymentsAtOnce is -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeysendMockServer.builder().delay(Duration.ofHours(1)))
        .withMessageContaining("600s");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> KeysendMockServer.builder().wallet("waka_twice", 1).wallet("waka_twice", 2))
        .withMessageContaining("another wallet");
  }
}
