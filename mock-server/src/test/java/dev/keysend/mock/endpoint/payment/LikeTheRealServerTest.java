package dev.keysend.mock.endpoint.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.contract.Json;
import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.http.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Where the endpoint's documentation says nothing, the mock does what LNPay's server does. */
class LikeTheRealServerTest {
  private final KeysendMockServer mock = KeysendMockServer.builder().balance(1_000).start();

  @AfterEach
  void stop() {
    mock.close();
  }

  private static String with(String more) {
    return "{\"dest_pubkey\":\"" + Http.DESTINATION + "\",\"num_satoshis\":2," + more + "}";
  }

  private HttpRequest.Builder payment() {
    return Http.request(mock, Http.payment(Http.DESTINATION, 2));
  }

  private HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(URI.create(mock.baseUrl() + path))
        .header("X-Api-Key", mock.apiKey());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "020000000000000000000000000000000000000000000000000000000000000005",
        "030000000000000000000000000000000000000000000000000000000000000000",
        "02fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc30"
      })
  void refusesADestinationThatIsNotOnTheCurve(String destination) throws Exception {
    HttpResponse<String> answer = Http.pay(mock, Http.payment(destination, 2));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("/dest_pubkey: is not a point on the curve");
    assertThat(mock.balance()).isEqualTo(1_000);
  }

  @Test
  void refusesACallersKeysendRecord() throws Exception {
    HttpResponse<String> answer =
        Http.pay(mock, with("\"custom_records\":{\"5482373484\":\"" + "ab".repeat(32) + "\"}"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("/custom_records/5482373484: is the keysend record");
    assertThat(mock.payments()).isEmpty();
  }

  /**
   * Of 1,300 bytes, the final hop takes 93, the record's key 5 and its length 3; 1,199 are left.
   */
  @ParameterizedTest
  @CsvSource({"1199, 201", "1200, 400"})
  void recordsThatAreTooLargeForTheOnionFail(int length, int status) throws Exception {
    HttpResponse<String> answer =
        Http.pay(mock, with("\"custom_records\":{\"696969\":\"" + "x".repeat(length) + "\"}"));

    assertThat(answer.statusCode()).isEqualTo(status);
    if (status == 400) {
      assertThat(answer.body()).contains("Failure reason: FAILURE_REASON_NO_ROUTE", "1300 bytes");
      assertThat(answer.headers().firstValue("Keysend-Mock-Outcome")).hasValue("failure-no-route");
      assertThat(mock.balance()).isEqualTo(1_000);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "text/html, 406",
    "application/xml, 406",
    "application/*, 406",
    "'text/html,*/*;q=0.8', 201",
    "Application/JSON; q=1, 201"
  })
  void refusesClientsThatDoNotAcceptJson(String accept, int status) throws Exception {
    HttpResponse<String> answer = Http.send(payment().header("Accept", accept).build());

    assertThat(answer.statusCode()).isEqualTo(status);
    if (status == 406) {
      assertThat(answer.body()).contains("None of your requested content types is supported.");
      assertThat(mock.payments()).isEmpty();
    }
  }

  @Test
  void asyncRequestGetsAResponseAtOnceAndPays() throws Exception {
    HttpResponse<String> answer = Http.send(payment().header("X-LNPAY-ASYNC", "1").build());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"success\":1,\"id\":\"1\"}");
    assertThat(mock.balance()).isEqualTo(998);
    assertThat(Http.send(payment().header("X-LNPAY-ASYNC", "0").build()).statusCode())
        .isEqualTo(201);
  }

  @Test
  void asyncRequestHidesFailuresButReportsInvalidRequests() throws Exception {
    String failing = Http.payment(mock.destination("failure-no-route"), 2);

    assertThat(
            Http.send(Http.request(mock, failing).header("X-LNPAY-ASYNC", "1").build())
                .statusCode())
        .isEqualTo(200);
    assertThat(
            Http.send(Http.request(mock, "{}").header("X-LNPAY-ASYNC", "1").build()).statusCode())
        .isEqualTo(400);
    assertThat(mock.balance()).isEqualTo(1_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id,num_satoshis | id num_satoshis",
        "num_satoshis,nothing | num_satoshis",
        "lnTx.id | lnTx"
      })
  void responseHasTheRequestedFields(String fields, String wanted) throws Exception {
    JsonNode answer = Json.read(withQuery("fields=" + fields).body());

    assertThat(answer.propertyNames()).containsExactly(wanted.split(" ", -1));
  }

  @Test
  void unknownFieldsGiveAnEmptyArrayAndErrorsStayComplete() throws Exception {
    assertThat(withQuery("fields=nothing").body()).isEqualTo("[]");
    assertThat(withQuery("fields=").body()).contains("created_at");
    mock.openWallet(mock.walletKey(), 0);
    assertThat(withQuery("fields=id").body()).contains("Max balance: 0");
  }

  private HttpResponse<String> withQuery(String query) throws Exception {
    HttpRequest request = payment().build();
    return Http.send(payment().uri(URI.create(request.uri() + "?" + query)).build());
  }

  @Test
  void walletAndTransactionsHelpToReconcileAPayment() throws Exception {
    String first = Http.send(payment().build()).body();
    Http.pay(mock, Http.payment(mock.destination("fault-internal-error"), 3));

    for (String key : new String[] {mock.walletKey(), mock.readOnlyWalletKey()}) {
      JsonNode wallet = Json.read(Http.send(get("/v1/wallet/" + key).build()).body());
      assertThat(wallet.path("balance").asInt()).isEqualTo(995);
      assertThat(wallet.path("id")).isEqualTo(Json.read(first).at("/wal/id"));
      JsonNode transactions =
          Json.read(Http.send(get("/v1/wallet/" + key + "/transactions").build()).body());
      assertThat(transactions.size()).isEqualTo(2);
      assertThat(transactions.at("/0/num_satoshis").asInt()).isEqualTo(-3);
      assertThat(transactions.get(1)).isEqualTo(Json.read(first));
    }
  }

  @Test
  void walletNeedsItsKeys() throws Exception {
    HttpRequest noKey =
        HttpRequest.newBuilder(URI.create(mock.baseUrl() + "/v1/wallet/" + mock.walletKey()))
            .build();

    assertThat(Http.send(noKey).statusCode()).isEqualTo(401);
    assertThat(Http.send(get("/v1/wallet/waka_nobody").build()).statusCode()).isEqualTo(401);
    assertThat(Http.send(get("/v1/wallet/waka_nobody/transactions").build()).statusCode())
        .isEqualTo(401);
  }

  @Test
  void stubOverridesTheWallet() throws Exception {
    Http.send(
        HttpRequest.newBuilder(URI.create(mock.baseUrl() + "/__admin/mappings"))
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"request\":{\"urlPathPattern\":\"/v1/wallet/[^/]*\"},"
                        + "\"response\":{\"status\":418}}"))
            .build());

    assertThat(Http.send(get("/v1/wallet/" + mock.walletKey()).build()).statusCode())
        .isEqualTo(418);
    mock.reset();
    assertThat(Http.send(get("/v1/wallet/" + mock.walletKey()).build()).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"passThru\":{\"a\":{\"b\":[\"ok\",\"\\ud83d\"]}} | /passThru/a/b/1",
        "\"passThru\":{\"a\":\"\\ude00 first\"} | /passThru/a",
        "\"passThru\":{\"a\":\"cut \\ud83d off\"} | /passThru/a",
        "\"passThru\":{\"a\":\"\\ude00\\ud83d\"} | /passThru/a",
        "\"passThru\":{\"a/b~c\":\"\\ud83d\"} | /passThru/a~1b~0c",
        "\"custom_records\":{\"696969\":\"cut \\ud83d\"} | /custom_records/696969"
      })
  void refusesHalfASurrogatePairAndNamesTheField(String fieldAndPlace) throws Exception {
    String[] parts = fieldAndPlace.split(" \\| ", 2);

    HttpResponse<String> answer = Http.pay(mock, with(parts[0]));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(parts[1] + ": ", "half a surrogate pair");
  }

  @Test
  void returnsSurrogatePairsUnchanged() throws Exception {
    JsonNode transaction =
        Json.read(
            Http.pay(
                    mock,
                    with(
                        "\"passThru\":{\"\\ud83d\\ude00\":\"😀 \\ud83d\\ude00\"},"
                            + "\"custom_records\":{\"696969\":\"😀\"}"))
                .body());

    assertThat(transaction.at("/passThru/😀").asString()).isEqualTo("😀 😀");
    assertThat(transaction.at("/lnTx/custom_records/696969").asString()).isEqualTo("😀");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0", "-0.0", "-0e5"})
  void refusesMinusZeroBecauseItWouldBecomeZero(String zero) throws Exception {
    HttpResponse<String> answer = Http.pay(mock, with("\"passThru\":{\"a\":[1," + zero + "]}"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("/passThru/a/1: is -0");
  }

  @Test
  void acceptsNumbersThatLookLikeMinusZero() throws Exception {
    String data = "{\"a\":[-0.5,-1,0],\"b\":\"-0\",\"c\":\"-0.0\"}";

    assertThat(Http.pay(mock, with("\"passThru\":" + data)).body())
        .contains("\"a\":[-0.5,-1,0],\"b\":\"-0\",\"c\":\"-0.0\"");
  }

  @Test
  void showsTheBalanceOfEachWallet() throws Exception {
    mock.openWallet("waka_second", 7);

    JsonNode second = Json.read(Http.send(get("/v1/wallet/waka_second").build()).body());

    assertThat(second.path("balance").asInt()).isEqualTo(7);
  }

  @Test
  void showsAtMostAHundredTransactions() throws Exception {
    for (int satoshis = 1; satoshis <= 101; satoshis++) {
      mock.openWallet(mock.walletKey(), 1_000);
      Http.pay(mock, Http.payment(Http.DESTINATION, satoshis));
    }

    JsonNode shown =
        Json.read(
            Http.send(get("/v1/wallet/" + mock.walletKey() + "/transactions").build()).body());

    assertThat(shown.size()).isEqualTo(100);
    assertThat(shown.at("/0/num_satoshis").asInt()).isEqualTo(-101);
    assertThat(shown.at("/99/num_satoshis").asInt()).isEqualTo(-2);
  }
}
