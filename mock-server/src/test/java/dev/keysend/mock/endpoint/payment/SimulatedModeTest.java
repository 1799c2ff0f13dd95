package dev.keysend.mock.endpoint.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.KeysendMockServerBuilder;
import dev.keysend.mock.http.Http;
import dev.keysend.mock.wallet.Payment;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SimulatedModeTest {
  private KeysendMockServer mock;

  @BeforeEach
  void start() {
    mock = KeysendMockServer.builder().balance(100).start();
  }

  @AfterEach
  void stop() {
    mock.close();
  }

  @Test
  void responseMatchesTheSchemaAndItsFieldsAgree() throws Exception {
    HttpResponse<String> answer = Http.pay(mock, Http.payment(Http.DESTINATION, 7));

    JsonNode body = Json.read(answer.body());
    JsonNode lightning = body.get("lnTx");
    byte[] preimage = HexFormat.of().parseHex(lightning.get("payment_preimage").asString());
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/json; charset=UTF-8");
    assertThat(Contract.load().operation().responses().get("201").schema().check(body)).isEmpty();
    assertThat(lightning.get("r_hash_decoded").asString())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(preimage)));
    assertThat(body.get("num_satoshis").asLong()).isEqualTo(-7);
    assertThat(body.get("wal").get("balance").asLong()).isEqualTo(93);
    assertThat(lightning.get("payment_request").asString()).isEqualTo(Http.DESTINATION + ":7");
    assertThat(mock.balance()).isEqualTo(93);
  }

  @Test
  void neverRepeatsAPreimage() throws Exception {
    List<String> preimages = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String body = Http.pay(mock, Http.payment(Http.DESTINATION, 1)).body();
      preimages.add(Json.read(body).get("lnTx").get("payment_preimage").asString());
    }
    assertThat(preimages).doesNotHaveDuplicates();
  }

  @Test
  void returnsPassThruAndCustomRecordsUnchanged() throws Exception {
    String passThru = "{\"big\":123456789012345678901234567890,\"exact\":1.10,\"a/b\":[null,{}]}";
    HttpResponse<String> answer =
        Http.pay(
            mock,
            "{\"dest_pubkey\":\""
                + Http.DESTINATION.toUpperCase(java.util.Locale.ROOT)
                + "\",\"num_satoshis\":1,\"custom_records\":{\"65537\":\"é\"},\"passThru\":"
                + passThru
                + "}");

    JsonNode body = Json.read(answer.body());
    assertThat(answer.body()).contains("\"big\":123456789012345678901234567890,\"exact\":1.10,");
    assertThat(body.get("passThru").get("method").asString()).isEqualTo("api");
    assertThat(body.get("lnTx").get("custom_records").get("65537").asString()).isEqualTo("é");
    assertThat(body.get("lnTx").get("dest_pubkey").asString()).isEqualTo(Http.DESTINATION);
  }

  @Test
  void refusesMoreThanTheBalanceAndMovesNoMoney() throws Exception {
    HttpResponse<String> answer = Http.pay(mock, Http.payment(Http.DESTINATION, 101));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("Invoice too large :) Max balance: 100 Mock: ", "/num_satoshis is 101");
    assertThat(mock.balance()).isEqualTo(100);
    assertThat(mock.payments()).isEmpty();
  }

  @Test
  void respondsLikeTheServerOf2023WhenSet() throws Exception {
    try (KeysendMockServer later =
        KeysendMockServer.builder()
            .balance(100)
            .settledExample("keysend-sent-2023")
            .feeMsat(1_000)
            .start()) {
      JsonNode answer = Json.read(Http.pay(later, Http.payment(Http.DESTINATION, 100)).body());

      assertThat(answer.at("/lnTx/fee_msat").asLong()).isEqualTo(1_000);
      assertThat(answer.at("/lnTx/num_satoshis").asLong()).isEqualTo(100);
      assertThat(answer.at("/wal/balance").asLong()).isEqualTo(-1);
      assertThat(answer.at("/wal/walletType/name").asString()).isEqualTo("generic_wallet");
    }
  }

  @Test
  void feeAboveItsLimitFailsAsOnLndAndSaysWhy() throws Exception {
    try (KeysendMockServer dear = KeysendMockServer.builder().feeMsat(1_001).start()) {
      HttpResponse<String> answer = Http.pay(dear, Http.payment(Http.DESTINATION, 20));

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body())
          .contains("Failure reason: FAILURE_REASON_NO_ROUTE Mock: ", "fee_limit_msat");
      assertThat(dear.payments()).isEmpty();
    }
  }

  @Test
  void refusesAnUnknownExampleAndListsTheKnownOnes() {
    KeysendMockServerBuilder builder = KeysendMockServer.builder().settledExample("nonsense");

    assertThatIllegalArgumentException()
        .isThrownBy(builder::start)
        .withMessageContainingAll("settledExample is nonsense", "keysend-sent-2023");
  }

  @Test
  void paymentsListsWhatArrived() throws Exception {
    Http.pay(mock, Http.payment(Http.DESTINATION, 3));

    Payment payment = mock.payments().get(0);
    assertThat(payment.destination()).isEqualTo(Http.DESTINATION);
    assertThat(payment.satoshis()).isEqualTo(3);
    assertThat(payment.balance()).isEqualTo(97);
  }

  @Test
  void resetRefillsTheWalletAndClearsPayments() throws Exception {
    Http.pay(mock, Http.payment(Http.DESTINATION, 3));

    mock.reset();

    assertThat(mock.balance()).isEqualTo(100);
    assertThat(mock.payments()).isEmpty();
  }

  @Test
  void seedRepeatsASessionByteForByte() throws Exception {
    assertThat(session(42)).isEqualTo(session(42)).isNotEqualTo(session(43));
  }

  @Test
  void seededSessionRepeatsAfterAReset() throws Exception {
    try (KeysendMockServer seeded = KeysendMockServer.builder().seed(1).start()) {
      String before = Http.pay(seeded, Http.payment(Http.DESTINATION, 3)).body();
      seeded.reset();
      assertThat(Http.pay(seeded, Http.payment(Http.DESTINATION, 3)).body()).isEqualTo(before);
    }
  }

  private static List<String> session(long seed) throws Exception {
    List<String> answers = new ArrayList<>();
    try (KeysendMockServer seeded = KeysendMockServer.builder().seed(seed).start()) {
      for (int i = 1; i < 4; i++) {
        HttpResponse<String> answer = Http.pay(seeded, Http.payment(Http.DESTINATION, i));
        answers.add(answer.headers().map() + "\n" + answer.body());
      }
    }
    return answers;
  }

  @Test
  void everyWalletHasItsOwnBalance() throws Exception {
    try (KeysendMockServer two =
        KeysendMockServer.builder().balance(10).wallet("waka_second", 5).start()) {
      String first = Http.pay(two, Http.payment(Http.DESTINATION, 1)).body();
      String second =
          Http.send(Http.request(two, "waka_second", Http.payment(Http.DESTINATION, 1)).build())
              .body();

      assertThat(Json.read(first).get("wal").get("balance").asLong()).isEqualTo(9);
      assertThat(Json.read(second).get("wal").get("balance").asLong()).isEqualTo(4);
      assertThat(Json.read(second).get("wal").get("id"))
          .isNotEqualTo(Json.read(first).get("wal").get("id"));
    }
  }

  /** Without a limit, the fee can be 5 %: 1,000 millisatoshis of 20 satoshis. */
  @ParameterizedTest
  @CsvSource({"1000, '', 201", "1001, '', 400", "1001, 1001, 201", "1000, 999, 400"})
  void acceptsAFeeUpToItsLimit(long fee, String limit, int status) throws Exception {
    try (KeysendMockServer costly = KeysendMockServer.builder().feeMsat(fee).start()) {
      String more = limit.isEmpty() ? "}" : ",\"fee_limit_msat\":" + limit + "}";
      String payment = Http.payment(Http.DESTINATION, 20).replace("}", more);

      assertThat(Http.pay(costly, payment).statusCode()).isEqualTo(status);
    }
  }
}
