package dev.keysend.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.Gson;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import dev.keysend.contract.Operation;
import dev.keysend.sdk.model.KeysendRequest;
import dev.keysend.sdk.server.CannedServer;
import dev.keysend.sdk.server.Destinations;
import dev.keysend.sdk.server.Responses;
import dev.keysend.sdk.webhook.KeysendWebhook;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The client checks requests before it sends them, and sends what the contract describes. */
final class RequestsTest {
  private static final Operation OPERATION = Contract.load().operation();
  private static final String KEY = Destinations.payable();

  private CannedServer server;
  private KeysendClient client;

  @BeforeEach
  void start() throws IOException {
    server = CannedServer.answering(201, Responses.recorded());
    client = server.client().build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  @SuppressWarnings("NullAway") // Callers without a nullness checker can pass null.
  void missingArgumentIsNamed() {
    assertThatThrownBy(() -> client.send((KeysendRequest) null)).hasMessage("payment");
    assertThatThrownBy(() -> client.sendAsync(new KeysendRequest(), null)).hasMessage("options");
  }

  @Test
  void everyProblemIsNamedAtOnce() {
    Map<String, Object> cyclic = new HashMap<>();
    cyclic.put("self", cyclic);
    KeysendRequest bad =
        new KeysendRequest()
            .destPubkey("04abc")
            .numSatoshis(0L)
            .putCustomRecordsItem("65536", "x")
            .putCustomRecordsItem("70000", nothing())
            .putPassThruItem("nan", Double.NaN)
            .putPassThruItem("thread", Thread.currentThread())
            .putPassThruItem("cyclic", cyclic)
            .putPassThruItem("torn", List.of("\ud800"));

    PaymentRejectedException end =
        catchThrowableOfType(PaymentRejectedException.class, () -> client.send(bad));

    assertThat(end.problems())
        .hasSize(8)
        .anyMatch(problem -> problem.startsWith("dest_pubkey") && problem.contains("04abc"))
        .anyMatch(problem -> problem.startsWith("num_satoshis is less than 1: 0"))
        .anyMatch(problem -> problem.startsWith("custom_records[65536]: the key"))
        .anyMatch(problem -> problem.startsWith("custom_records[70000]: the value"))
        .anyMatch(problem -> problem.startsWith("passThru.nan cannot be written as JSON: NaN"))
        .anyMatch(problem -> problem.startsWith("passThru.thread"))
        .anyMatch(problem -> problem.startsWith("passThru.cyclic.self"))
        .anyMatch(problem -> problem.startsWith("passThru.torn[0]"));
    assertThat(end.getMessage()).contains(end.problems());
    assertThat(end.httpStatus()).isNull();
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void longMessageNamesTheFirstProblems() {
    KeysendRequest bad = request(KEY, 2L).customRecords(new LinkedHashMap<>());
    for (int i = 0; i < 300; i++) {
      bad.putCustomRecordsItem("x" + i, "");
    }

    PaymentRejectedException end =
        catchThrowableOfType(PaymentRejectedException.class, () -> client.send(bad));

    assertThat(end.problems()).hasSize(300);
    assertThat(end).hasMessageContaining("custom_records[x9]").hasMessageContaining("290 more");
    assertThat(end.getMessage()).doesNotContain("x10]");
  }

  @ParameterizedTest
  @CsvSource({
    "KEY@10.0.0.1:9735, without @ and the address after it",
    "' KEY', has white space",
    "'KEY\n', has white space"
  })
  void saysWhatIsWrongWithADestination(String form, String why) {
    assertThatThrownBy(() -> client.send(form.replace("KEY", KEY).replace("\\n", "\n"), 2))
        .isInstanceOf(PaymentRejectedException.class)
        .hasMessageContaining(why);
  }

  @Test
  void saysWhatJsonAllowsAndWhichRecordKeyIsTooLarge() {
    KeysendRequest bad =
        request(KEY, 2L)
            .putPassThruItem("ints", new int[1])
            .putCustomRecordsItem("18446744073709551616", "x");

    assertThatThrownBy(() -> client.send(bad))
        .hasMessageContaining("passThru.ints cannot be written as JSON: int[]; use String, Boolean")
        .hasMessageContaining("the key is more than 18446744073709551615");
  }

  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void deepOrEndlessDataIsRefusedInFewWords() {
    List<Object> endless = new ArrayList<>();
    endless.add(endless);
    endless.add(endless);

    assertThatThrownBy(() -> client.send(request(KEY, 2L).putPassThruItem("a", endless)))
        .isInstanceOf(PaymentRejectedException.class)
        .hasMessageContaining("passThru");
    assertThatThrownBy(() -> client.send(request(KEY, 2L).putPassThruItem("deep", nested(70))))
        .isInstanceOf(PaymentRejectedException.class)
        .hasMessageContaining("is nested deeper than 64 levels")
        .hasMessageNotContaining("down.down.down.down.down.down.down.down.down.down");
    assertThat(server.asked()).isEmpty();
  }

  private static Object nested(int levels) {
    return levels == 0 ? "bottom" : Map.of("down", nested(levels - 1));
  }

  /** The server repeats the request in its response, which must not be too long to read. */
  @ParameterizedTest
  @CsvSource({"131072, true", "131073, false"})
  void refusesARequestThatIsTooLarge(int bytes, boolean sent) {
    PaymentOptions mine = PaymentOptions.builder().correlationId("mine").build();
    client.send(request(KEY, 2L).putPassThruItem("text", ""), mine);
    int without = server.asked().get(0).body().length();
    KeysendRequest large = request(KEY, 2L).putPassThruItem("text", "t".repeat(bytes - without));

    PaymentRejectedException end =
        catchThrowableOfType(PaymentRejectedException.class, () -> client.send(large, mine));

    assertThat(server.asked()).hasSize(sent ? 2 : 1);
    if (!sent) {
      assertThat(end)
          .hasMessageContaining("131073 bytes")
          .hasMessageContaining("at most 131072")
          .hasMessageContaining("passThru");
    }
  }

  /** What was checked is what is sent, even if the caller changes it at the worst moment. */
  @Test
  void readsTheRequestOnce() {
    AtomicInteger reads = new AtomicInteger();
    Map<String, Object> changing =
        new AbstractMap<>() {
          @Override
          public Set<Map.Entry<String, Object>> entrySet() {
            Object value = reads.getAndIncrement() == 0 ? "first" : new Object();
            return Map.of("value", value).entrySet();
          }
        };
    KeysendRequest request =
        new KeysendRequest() {
          @Override
          public Long getNumSatoshis() {
            return reads.get() == 0 ? 2L : -1L;
          }
        };
    request.destPubkey(KEY).passThru(Map.of("inner", List.of(changing)));

    client.send(request);

    assertThat(server.only().body())
        .contains("\"inner\":[{\"value\":\"first\"}]", "\"num_satoshis\":2");
  }

  /** Kotlin and careless Java can put them there. */
  @Test
  @SuppressWarnings({"unchecked", "rawtypes"})
  void valuesOfOtherTypesAreRejected() {
    Map other = new HashMap();
    other.put(70000, 7);
    other.put(null, "x");

    PaymentRejectedException end =
        catchThrowableOfType(
            PaymentRejectedException.class,
            () -> client.send(request(KEY, 2L).customRecords(other).passThru(other)));

    assertThat(end.problems()).hasSize(5);
    assertThat(end.attempt().customRecordKeys()).containsExactlyInAnyOrder("70000", "null");
  }

  @Test
  void requestThatCannotBeReadIsRejected() {
    Map<String, Object> broken =
        new AbstractMap<>() {
          @Override
          public Set<Map.Entry<String, Object>> entrySet() {
            throw new IllegalStateException("not now");
          }
        };

    assertThatThrownBy(() -> client.send(request(KEY, 2L).passThru(broken)))
        .isInstanceOf(PaymentRejectedException.class)
        .hasMessageContaining("IllegalStateException: not now");
    assertThat(client.sendAsync(request(KEY, 2L).passThru(broken))).isCompletedExceptionally();
    assertThat(server.asked()).isEmpty();
  }

  /** A server may pay a key in upper case and then respond with an error. */
  @Test
  void sendsTheDestinationInLowerCase() {
    client.send(request(KEY.toUpperCase(Locale.ROOT), 2L));
    assertThat(server.asked())
        .singleElement()
        .asString()
        .contains(KEY)
        .doesNotContain(KEY.toUpperCase(Locale.ROOT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "a\udc00b", "a\nb", "a\u0000", "\u202eb", "a\u001b[31m"})
  void refusesACorrelationThatCannotBeSentOrShown(String text) {
    List<ThrowingCallable> settings =
        List.of(
            () -> PaymentOptions.builder().correlationId(text),
            () -> KeysendClient.builder().correlationField(text),
            () -> KeysendWebhook.of("s3cret", text),
            () -> PaymentOptions.builder().correlationId("i".repeat(256)),
            () -> KeysendClient.builder().correlationField("f".repeat(256)));
    assertThat(settings)
        .allSatisfy(
            setting ->
                assertThatThrownBy(setting)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("correlation")
                    .hasMessageNotContaining(text));
    PaymentOptions.builder().correlationId("\ud83d\ude00".repeat(127));
  }

  @Test
  void missingFieldsAreNamed() {
    assertThatThrownBy(() -> client.send(new KeysendRequest()))
        .isInstanceOf(PaymentRejectedException.class)
        .hasMessageContaining("dest_pubkey is missing")
        .hasMessageContaining("num_satoshis is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "65536", "65537", "65539", "65540", "65599", "65600", "65999", "66000", "69999", "70000",
        "99999", "100000", "0", "-70000", "+70000", "070000", "7e4", "70000.0", " 70000", "٧٠٠٠٠",
        "", "a"
      })
  void acceptsRecordKeysLikeTheContract(String key) {
    assertAgrees(request(KEY, 2L).putCustomRecordsItem(key, "value"));
  }

  /** Responses use the same schema, so only its description excludes the keysend record. */
  @Test
  void refusesTheKeysendRecord() {
    assertThatThrownBy(
            () -> client.send(request(KEY, 2L).putCustomRecordsItem("5482373484", "ab".repeat(32))))
        .isInstanceOf(PaymentRejectedException.class)
        .hasMessageContaining("custom_records[5482373484]: the keysend record")
        .hasMessageContaining("leave it out")
        .hasMessageNotContaining("abab");
    assertThat(server.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "033868c219bdb51a33560d854d500fe7d3898a1ad9e05dd89d0007e11313588500",
        "033868C219BDB51A33560D854D500FE7D3898A1AD9E05DD89D0007E11313588500",
        "043868c219bdb51a33560d854d500fe7d3898a1ad9e05dd89d0007e11313588500",
        "033868c219bdb51a33560d854d500fe7d3898a1ad9e05dd89d0007e1131358850",
        "033868c219bdb51a33560d854d500fe7d3898a1ad9e05dd89d0007e113135885000",
        "033868c219bdb51a33560d854d500fe7d3898a1ad9e05dd89d0007e1131358850g",
        ""
      })
  void acceptsDestinationsLikeTheContract(String key) {
    assertAgrees(request(key, 2L));
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1, 2, Long.MAX_VALUE})
  void acceptsAmountsLikeTheContract(long satoshis) {
    assertAgrees(request(KEY, satoshis));
  }

  @Test
  void sendsPassThruUnchanged() {
    Map<String, Object> free = new HashMap<>();
    free.put("long", Long.MAX_VALUE);
    free.put("big", new BigInteger("9223372036854775808"));
    free.put("decimal", new BigDecimal("0.10"));
    free.put("text", "</script>\u2028\ud83d\ude00\"\\");
    free.put("list", Arrays.asList(1, null, true, Collections.singletonMap("a", "b")));

    client.send(request(KEY, 2L).passThru(free));

    JsonNode sent = json(server.only().body()).path("passThru");
    assertThat(sent.path("long").asString()).isEqualTo("9223372036854775807");
    assertThat(sent.path("big").asString()).isEqualTo("9223372036854775808");
    assertThat(sent.path("decimal").decimalValue()).isEqualByComparingTo("0.1");
    assertThat(sent.path("text").asString()).isEqualTo(free.get("text"));
    assertThat(Json.write(sent.path("list"))).isEqualTo("[1,null,true,{\"a\":\"b\"}]");
  }

  @Test
  void sendsOnlyTheFieldsThatAreSet() {
    PaymentOptions mine = PaymentOptions.builder().correlationId("mine").build();
    client.send(request(KEY, 2L), mine);

    assertThat(server.only().body())
        .isEqualTo(
            "{\"passThru\":{\"correlationId\":\"mine\"},\"dest_pubkey\":\"%s\",\"num_satoshis\":2}"
                .formatted(KEY));
    assertThat(server.only().header("Content-type")).startsWith("application/json");
    assertThat(server.only().path()).isEqualTo(OPERATION.path("waka_1"));
    assertThat(server.only().header("User-agent")).startsWith("keysend-sdk/");
  }

  @Test
  void sendsTheCorrelationIdByDefault() throws IOException {
    client.send(
        request(KEY, 2L).putPassThruItem("ticketId", "23"),
        PaymentOptions.builder().correlationId("mine").build());
    assertThat(json(server.only().body()).path("passThru"))
        .hasToString("{\"ticketId\":\"23\",\"correlationId\":\"mine\"}");

    try (CannedServer ok = CannedServer.answering(201, Responses.recorded());
        KeysendClient silent = ok.client().withoutCorrelationField().build()) {
      silent.send(request(KEY, 2L));
      assertThat(json(ok.only().body()).has("passThru")).isFalse();
    }
  }

  @Test
  void sendsTheCorrelationIdInTheChosenField() throws IOException {
    try (CannedServer down = CannedServer.answering(503, "");
        KeysendClient correlating =
            down.client().correlationField("paymentId").appInfo("checkout", "2.1").build()) {
      KeysendRequest request = request(KEY, 2L).putPassThruItem("ticketId", "23");
      PaymentUnknownException end =
          catchThrowableOfType(PaymentUnknownException.class, () -> correlating.send(request));

      JsonNode sent = json(down.only().body()).path("passThru");
      assertThat(sent.path("paymentId").asString()).isEqualTo(end.attempt().correlationId());
      assertThat(sent.path("ticketId").asString()).isEqualTo("23");
      assertThat(request.getPassThru()).containsOnlyKeys("ticketId");
      assertThat(down.only().header("User-agent")).endsWith(" checkout/2.1");
      assertThatThrownBy(() -> correlating.send(request(KEY, 2L).putPassThruItem("paymentId", 1)))
          .hasMessageContaining("passThru.paymentId is the field for the correlation id");
    }
  }

  @Test
  void optionsApplyToOnePayment() {
    client.send(
        request(KEY, 2L),
        PaymentOptions.builder().walletKey("waka_2").correlationId("mine").build());

    assertThat(server.only().path()).isEqualTo(OPERATION.path("waka_2"));
  }

  @ParameterizedTest
  @CsvSource({
    // key, length of the value, bytes of the record: type (5 or 9) + length (1, 3 or 5) + value
    "65537, 0, 6",
    "65537, 252, 258",
    "65537, 253, 261",
    "4294967296, 2, 12",
    "18446744073709551615, 1, 11"
  })
  void estimatesTheBytesInTheOnion(String key, int length, int bytes) throws IOException {
    List<OnionUse> told = new ArrayList<>();
    try (KeysendClient telling = server.client().onionUseListener(told::add).build()) {
      telling.send(request(KEY, 2L));
      telling.send(request(KEY, 2L).customRecords(Map.of()));
      assertThat(told).isEmpty();

      telling.send(request(KEY, 2L).putCustomRecordsItem(key, "v".repeat(length)));

      OnionUse without = OnionUse.of(Map.of());
      assertThat(told).hasSize(1);
      assertThat(told.get(0).bytes() - without.bytes()).isEqualTo(bytes);
      assertThat(told.get(0).hopsLeft()).isLessThanOrEqualTo(without.hopsLeft());
    }
  }

  @Test
  void verificationMakesAResponseAboutAnotherPaymentUnknown() {
    try (KeysendClient verifying = server.client().verifyAnswers(true).build()) {
      assertThat(verifying.send(KEY, 2).getNumSatoshis()).isEqualTo(-2);
      assertThatThrownBy(() -> verifying.send(KEY, 3))
          .isInstanceOf(PaymentUnknownException.class)
          .hasMessageContaining("about a payment of 2 satoshis");
      assertThatThrownBy(() -> verifying.send(Destinations.named("failure-error"), 2))
          .isInstanceOf(PaymentUnknownException.class)
          .hasMessageContaining("about a payment to " + KEY);
    }
  }

  @Test
  void verificationMakesAWrongPreimageUnknown() throws IOException {
    String forged =
        Responses.recorded().replace("\"payment_preimage\":\"6e5a", "\"payment_preimage\":\"6e5b");
    try (CannedServer forging = CannedServer.answering(201, forged);
        KeysendClient verifying = forging.client().verifyAnswers(true).build()) {
      assertThatThrownBy(() -> verifying.send(KEY, 2))
          .isInstanceOf(PaymentUnknownException.class)
          .hasMessageContaining("not the SHA-256 of the preimage");
    }
  }

  /** The SDK accepts a request if and only if the contract's schema does. */
  private void assertAgrees(KeysendRequest request) {
    Map<String, Object> body = new HashMap<>();
    body.put("dest_pubkey", request.getDestPubkey());
    body.put("num_satoshis", request.getNumSatoshis());
    if (request.getCustomRecords() != null) {
      body.put("custom_records", request.getCustomRecords());
    }
    JsonNode json = json(new Gson().toJson(body));
    boolean contract = OPERATION.requestSchema().check(json).isEmpty();

    PaymentRejectedException end =
        catchThrowableOfType(PaymentRejectedException.class, () -> client.send(request));

    assertThat(end == null).as(Objects.toString(end)).isEqualTo(contract);
  }

  private static KeysendRequest request(String destination, @Nullable Long satoshis) {
    return new KeysendRequest().destPubkey(destination).numSatoshis(satoshis);
  }

  private static JsonNode json(String text) {
    try {
      return Json.read(text);
    } catch (MalformedJsonException e) {
      throw new AssertionError(text, e);
    }
  }

  /** A null where Kotlin and careless Java can put one, although it is not allowed. */
  @SuppressWarnings("NullAway")
  private static String nothing() {
    return null;
  }
}
