package dev.keysend.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Example;
import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import dev.keysend.contract.Operation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  private String payment(String name) {
    return Json.write(operation.requestExamples().get(name).value());
  }

  private HttpResponse<String> pay(String name) throws IOException, InterruptedException {
    return Http.pay(mock, payment(name));
  }

  @TestFactory
  Stream<DynamicTest> everyFailureReasonIsAnsweredAndMovesNoMoney() {
    return operation.requestExamples().values().stream()
        .filter(example -> example.name().startsWith("failure-"))
        .map(example -> DynamicTest.dynamicTest(example.name(), () -> failsLike(example)));
  }

  private void failsLike(Example example) throws Exception {
    HttpResponse<String> answer = pay(example.name());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            Json.write(operation.responses().get("400").examples().get(example.name()).value()));
    assertThat(mock.balance()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({
    "fault-internal-error, 500, 98",
    "fault-bad-gateway, 502, 98",
    "fault-retry-at-once, 503, 98",
    "fault-redirect, 307, 100",
  })
  void anAnswerOfAnotherKindComesAsTheContractSays(String name, int status, long balance)
      throws Exception {
    HttpResponse<String> answer = pay(name);

    assertThat(answer.statusCode()).isEqualTo(status);
    operation
        .requestExamples()
        .get(name)
        .node()
        .at("/x-fault/headers")
        .properties()
        .forEach(
            header ->
                assertThat(answer.headers().firstValue(header.getKey()))
                    .contains(header.getValue().asString()));
    assertThat(mock.balance()).isEqualTo(balance);
  }

  /** Java's own client sends a request again after a 408, if the connection is kept. */
  @Test
  void aRequestTimeoutComesThoughThePaymentIsMade() throws Exception {
    assertThat(RawHttp.send(mock, payment("fault-request-timeout"))).startsWith("HTTP/1.1 408 ");
    assertThat(mock.balance()).isEqualTo(98);
  }

  @Test
  void aSlowAnswerComesInTheEnd() throws Exception {
    HttpResponse<String> answer = pay("fault-slow-answer");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(mock.payments()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fault-late-answer", "fault-no-answer"})
  void noAnswerComesInTimeThoughThePaymentIsMade(String name) {
    assertThatThrownBy(
            () ->
                Http.send(
                    Http.request(mock, payment(name)).timeout(Duration.ofMillis(500)).build()))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(mock.balance()).isEqualTo(98);
  }

  @Test
  void aDroppedConnectionBringsNoByteThoughThePaymentIsMade() throws Exception {
    assertThatThrownBy(() -> RawHttp.send(mock, payment("fault-dropped-after-receipt")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("reset");
    assertThat(mock.payments()).hasSize(1);
  }

  @Test
  void aConnectionThatEndsHalfWayBringsTheHeadAndHalfOfTheBody() throws Exception {
    String answer = RawHttp.send(mock, payment("fault-dropped-halfway"));

    int announced = Integer.parseInt(answer.replaceAll("(?s).*Content-Length: ([0-9]+).*", "$1"));
    assertThat(answer).startsWith("HTTP/1.1 201 ");
    assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4).length()).isEqualTo(announced / 2);
    assertThat(mock.payments()).hasSize(1);
  }

  @Test
  void malformedJsonIsA201ThatCannotBeRead() throws Exception {
    HttpResponse<String> answer = pay("fault-malformed-json");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThatThrownBy(() -> Json.read(answer.body())).isInstanceOf(MalformedJsonException.class);
    assertThat(mock.payments()).hasSize(1);
  }

  @Test
  void aMissingFieldBreaksTheSchemaAlone() throws Exception {
    HttpResponse<String> answer = pay("fault-missing-field");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(operation.responses().get("201").schema().check(Json.read(answer.body())))
        .hasSize(1);
    assertThat(mock.payments()).hasSize(1);
  }

  @Test
  void everyFaultOfTheContractIsServed() {
    assertThat(operation.requestExamples().keySet())
        .filteredOn(name -> name.startsWith("fault-"))
        .containsExactlyInAnyOrder(
            "fault-slow-answer",
            "fault-late-answer",
            "fault-no-answer",
            "fault-dropped-after-receipt",
            "fault-dropped-halfway",
            "fault-internal-error",
            "fault-bad-gateway",
            "fault-retry-at-once",
            "fault-redirect",
            "fault-request-timeout",
            "fault-malformed-json",
            "fault-missing-field");
  }
}
