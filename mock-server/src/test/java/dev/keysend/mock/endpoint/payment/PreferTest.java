package dev.keysend.mock.endpoint.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.http.Http;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class PreferTest {
  private KeysendMockServer mock;

  @BeforeEach
  void start() {
    mock = KeysendMockServer.builder().balance(10).start();
  }

  @AfterEach
  void stop() {
    mock.close();
  }

  private HttpResponse<String> prefer(String value) throws Exception {
    return Http.send(
        Http.request(mock, Http.payment(Http.DESTINATION, 1)).header("Prefer", value).build());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "code=201 | 201 | ",
        "code=400 | 400 | FAILURE_REASON_NO_ROUTE",
        "code=401 | 401 | invalid credentials",
        "code=503 | 503 | Service Unavailable",
        "example=failure-timeout | 400 | FAILURE_REASON_TIMEOUT",
        "code=400, example=failure-error | 400 | FAILURE_REASON_ERROR",
        "respond-async, code=\"400\" | 400 | FAILURE_REASON_NO_ROUTE",
        "wait=10 | 201 | ",
      })
  void sendsTheRequestedResponse(String value, int status, String words) throws Exception {
    HttpResponse<String> answer = prefer(value);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(words == null ? "lnTx" : words);
    assertThat(mock.balance()).isEqualTo(status == 201 ? 9 : 10);
  }

  @Test
  void sendsAnExampleUnchangedAndMovesNoMoney() throws Exception {
    HttpResponse<String> answer = prefer("example=keysend-sent");

    assertThat(answer.body())
        .isEqualTo(
            Json.write(
                Contract.load()
                    .operation()
                    .responses()
                    .get("201")
                    .examples()
                    .get("keysend-sent")
                    .value()));
    assertThat(mock.balance()).isEqualTo(10);
  }

  @Test
  void respondsToAPaymentLikeTheRequestedExample() throws Exception {
    JsonNode answer = Json.read(prefer("code=201, example=keysend-sent-2023").body());

    assertThat(answer.at("/lnTx/num_satoshis").asLong()).isEqualTo(1);
    assertThat(answer.at("/lnTx").has("fee_msat")).isTrue();
    assertThat(mock.balance()).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "code=abc | 201 or a number from 400 to 599",
        "code=600 | 201 or a number from 400 to 599",
        "code=200 | 201 or a number from 400 to 599",
        "example=nonsense | failure-no-route",
        "code=400, example=keysend-sent | has status 201",
      })
  void refusesAnUnknownPreferenceAndListsTheKnownOnes(String value, String words) throws Exception {
    HttpResponse<String> answer = prefer(value);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(words);
    assertThat(mock.balance()).isEqualTo(10);
  }
}
