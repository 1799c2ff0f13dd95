package dev.keysend.mock.endpoint.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Example;
import dev.keysend.contract.Json;
import dev.keysend.contract.Operation;
import dev.keysend.contract.Response;
import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.Mode;
import dev.keysend.mock.http.Http;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedModeTest {
  private static final String OTHER =
      "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798";

  private final Operation operation = Contract.load().operation();
  private KeysendMockServer mock;

  @BeforeAll
  void start() {
    mock = KeysendMockServer.builder().mode(Mode.RECORDED).start();
  }

  @AfterAll
  void stop() {
    mock.close();
  }

  @TestFactory
  Stream<DynamicTest> everyPairedRequestGetsItsPairByteForByte() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Example request : operation.requestExamples().values()) {
      for (Response response : operation.responses().values()) {
        Example pair = response.examples().get(request.name());
        if (pair != null) {
          tests.add(
              DynamicTest.dynamicTest(request.name(), () -> answers(request, response, pair)));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(2);
    return tests.stream();
  }

  private void answers(Example request, Response response, Example pair) throws Exception {
    HttpResponse<String> answer = Http.pay(mock, Json.write(request.value()));

    assertThat(answer.statusCode()).isEqualTo(Integer.parseInt(response.status()));
    assertThat(answer.body()).isEqualTo(Json.write(pair.value()));
  }

  @Test
  void otherPaymentsGetTheRecordedResponse() throws Exception {
    HttpResponse<String> answer = Http.pay(mock, Http.payment(OTHER, 77));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body())
        .isEqualTo(
            Json.write(operation.responses().get("201").examples().get("keysend-sent").value()));
  }

  @Test
  void sendsAnExampleRequestedWithItsCode() throws Exception {
    HttpResponse<String> answer =
        Http.send(
            Http.request(mock, Http.payment(OTHER, 77))
                .header("Prefer", "code=201, example=keysend-sent-2023")
                .build());

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body())
        .isEqualTo(
            Json.write(
                operation.responses().get("201").examples().get("keysend-sent-2023").value()));
  }

  @Test
  void otherPaymentsGetTheDefaultExample() throws Exception {
    try (KeysendMockServer other =
        KeysendMockServer.builder()
            .mode(Mode.RECORDED)
            .settledExample("keysend-sent-2023")
            .start()) {
      assertThat(Http.pay(other, Http.payment(OTHER, 77)).body())
          .isEqualTo(
              Json.write(
                  operation.responses().get("201").examples().get("keysend-sent-2023").value()));
    }
  }

  @Test
  void refusesAMalformedRequest() throws Exception {
    assertThat(Http.pay(mock, "{\"num_satoshis\":\"2\"}").statusCode()).isEqualTo(400);
  }
}
