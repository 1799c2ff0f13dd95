package dev.keysend.mock.endpoint.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Example;
import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import dev.keysend.contract.Operation;
import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.http.Http;
import dev.keysend.mock.http.RawHttp;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class MagicDestinationsTest {
  private final Operation operation = Contract.load().operation();
  private KeysendMockServer mock;

  @BeforeEach
  void start() {
    mock = KeysendMockServer.builder().balance(100).start();
  }

  @AfterEach
  void stop() {
    mock.close();
  }

  @TestFactory
  Stream<DynamicTest> everyFailureReasonGetsItsResponseAndMovesNoMoney() {
    return operation.requestExamples().values().stream()
        .filter(example -> example.name().startsWith("failure-"))
        .map(example -> DynamicTest.dynamicTest(example.name(), () -> failsLike(example)));
  }

  private void failsLike(Example example) throws Exception {
    HttpResponse<String> answer = Http.pay(mock, Json.write(example.value()));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            Json.write(operation.responses().get("400").examples().get(example.name()).value()));
    assertThat(mock.balance()).isEqualTo(100);
  }

  @TestFactory
  Stream<DynamicTest> everyFaultDoesWhatItsKindSays() {
    return operation.requestExamples().values().stream()
        .filter(example -> example.name().startsWith("fault-"))
        .map(example -> DynamicTest.dynamicTest(example.name(), () -> failsAsItsKindSays(example)));
  }

  private void failsAsItsKindSays(Example example) throws Exception {
    JsonNode fault = example.node().path("x-fault");
    String payment = Json.write(example.value());
    try (KeysendMockServer fresh = KeysendMockServer.builder().balance(100).start()) {
      switch (fault.path("kind").asString()) {
        case "delay" -> respondsLate(fresh, payment, fault.path("seconds").asInt());
        case "silence" -> doesNotRespondInTime(fresh, payment);
        case "drop" ->
            assertThatThrownBy(() -> RawHttp.send(fresh, payment))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("reset");
        case "half" -> endsHalfway(RawHttp.send(fresh, payment));
        case "answer" -> hasStatusHeadersAndBodyOf(fault, RawHttp.send(fresh, payment));
        case "malformed" -> isNotJson(RawHttp.send(fresh, payment));
        case "omission" -> breaksTheSchemaOnce(RawHttp.send(fresh, payment));
        default -> throw new AssertionError("no test knows the kind of " + fault);
      }
      boolean settles = fault.path("settles").asBoolean();
      // A client that stops waiting can be faster than the mock.
      await().untilAsserted(() -> assertThat(fresh.payments()).hasSize(settles ? 1 : 0));
      assertThat(fresh.balance()).isEqualTo(settles ? 98 : 100);
    }
  }

  @Test
  void closesWhileAResponseIsDue() throws Exception {
    // Makes WireMock, which is stopped too.
    URI mappings = URI.create(mock.baseUrl() + "/__admin/mappings");
    assertThat(Http.send(HttpRequest.newBuilder(mappings).build()).statusCode()).isEqualTo(200);
    Example late = operation.requestExamples().get("fault-late-answer");
    doesNotRespondInTime(mock, Json.write(late.value()));
    await().until(() -> mock.payments().size() == 1);

    assertThatCode(mock::close).doesNotThrowAnyException();
  }

  private static void respondsLate(KeysendMockServer mock, String payment, int seconds)
      throws IOException {
    if (seconds * 1000 < RawHttp.PATIENCE_MILLIS) {
      assertThat(RawHttp.send(mock, payment)).startsWith("HTTP/1.1 201 ");
    } else {
      doesNotRespondInTime(mock, payment);
    }
  }

  private static void doesNotRespondInTime(KeysendMockServer mock, String payment) {
    assertThatThrownBy(() -> RawHttp.send(mock, payment, 500))
        .isInstanceOf(SocketTimeoutException.class);
  }

  private static void endsHalfway(String answer) {
    int announced = Integer.parseInt(answer.replaceAll("(?s).*Content-Length: ([0-9]+).*", "$1"));
    assertThat(answer).startsWith("HTTP/1.1 201 ");
    assertThat(body(answer).length()).isEqualTo(announced / 2);
  }

  private static void hasStatusHeadersAndBodyOf(JsonNode fault, String answer) {
    assertThat(answer).startsWith("HTTP/1.1 " + fault.path("status").asInt() + " ");
    fault
        .path("headers")
        .properties()
        .forEach(
            header ->
                assertThat(answer)
                    .contains("\r\n" + header.getKey() + ": " + header.getValue().asString()));
    assertThat(body(answer)).isEqualTo(fault.path("body").asString(""));
  }

  private static void isNotJson(String answer) {
    assertThat(answer).startsWith("HTTP/1.1 201 ");
    assertThatThrownBy(() -> Json.read(body(answer))).isInstanceOf(MalformedJsonException.class);
  }

  private void breaksTheSchemaOnce(String answer) throws MalformedJsonException {
    assertThat(answer).startsWith("HTTP/1.1 201 ");
    assertThat(operation.responses().get("201").schema().check(Json.read(body(answer)))).hasSize(1);
  }

  private static String body(String answer) {
    return answer.substring(answer.indexOf("\r\n\r\n") + 4);
  }

  /**
   * The other tests read what they expect from the contract. Money depends on these two faults, so
   * their values are written here.
   */
  @ParameterizedTest
  @CsvSource({
    "fault-lost-stream, 400, 98, Failure reason: Socket closed",
    "fault-wallet-busy, 500, 100, 'Please try again soon, wallet busy ID:wal_'"
  })
  void lostStreamPaysAndBusyWalletDoesNot(String name, int status, long balance, String words)
      throws Exception {
    HttpResponse<String> answer = Http.pay(mock, Http.payment(mock.destination(name), 2));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("\"message\":\"" + words);
    assertThat(mock.balance()).isEqualTo(balance);
  }
}
