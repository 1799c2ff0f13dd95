package dev.keysend.mock.endpoint.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.http.Http;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestCheckTest {
  private KeysendMockServer mock;

  @BeforeAll
  void start() {
    mock = KeysendMockServer.start();
  }

  @AfterAll
  void stop() {
    mock.close();
  }

  static Stream<Arguments> wrongBodies() {
    String pubkey = "\"dest_pubkey\":\"" + Http.DESTINATION + "\"";
    return Stream.of(
        Arguments.of("", "The body is not JSON"),
        Arguments.of("{", "The body is not JSON"),
        Arguments.of("[]", "the body: "),
        Arguments.of("{" + pubkey + "}", "/num_satoshis: "),
        Arguments.of("{\"num_satoshis\":1}", "/dest_pubkey: "),
        Arguments.of("{" + pubkey + ",\"num_satoshis\":\"2\"}", "/num_satoshis: "),
        Arguments.of("{" + pubkey + ",\"num_satoshis\":2.5}", "/num_satoshis: "),
        Arguments.of("{" + pubkey + ",\"num_satoshis\":0}", "/num_satoshis: "),
        Arguments.of("{" + pubkey + ",\"num_satoshis\":-2}", "/num_satoshis: "),
        Arguments.of("{" + pubkey + ",\"num_satoshis\":9223372036854775808}", "/num_satoshis: "),
        Arguments.of("{" + pubkey + ",\"num_satoshis\":1e30}", "/num_satoshis: "),
        Arguments.of("{" + pubkey + ",\"num_satoshis\":-1e1000}", "/num_satoshis: "),
        Arguments.of("{" + pubkey + ",\"num_satoshis\":12345678901234567890.5}", "/num_satoshis: "),
        Arguments.of("{" + pubkey + ",\"num_satoshis\":1e1000000}", "The body is not JSON"),
        Arguments.of("{" + pubkey + ",\"num_satoshis\":1e999999999}", "The body is not JSON"),
        Arguments.of("{" + pubkey + ",\"num_satoshis\":1e99999999999}", "The body is not JSON"),
        Arguments.of(
            "{" + pubkey + ",\"num_satoshis\":2,\"fee_limit_msat\":-1}", "/fee_limit_msat: "),
        Arguments.of(
            "{" + pubkey + ",\"num_satoshis\":2,\"fee_limit_msat\":\"5 %\"}", "/fee_limit_msat: "),
        Arguments.of(
            "{" + pubkey + ",\"num_satoshis\":2,\"fee_limit_msat\":9223372036854775808}",
            "/fee_limit_msat: "),
        Arguments.of("{" + pubkey + ",\"num_satoshis\":2,\"passThru\":[]}", "/passThru: "),
        Arguments.of(
            "{" + pubkey + ",\"num_satoshis\":2,\"passThru\":{\"method\":\"x\"}}",
            "/passThru/method: "),
        Arguments.of(
            "{" + pubkey + ",\"num_satoshis\":2,\"custom_records\":{\"65536\":\"x\"}}",
            "/custom_records/65536: "),
        Arguments.of(
            "{"
                + pubkey
                + ",\"num_satoshis\":2,\"custom_records\":{\"18446744073709551616\":\"x\"}}",
            "/custom_records/18446744073709551616: "),
        Arguments.of(
            "{" + pubkey + ",\"num_satoshis\":2,\"custom_records\":{\"65537\":5}}",
            "/custom_records/65537: "),
        Arguments.of(
            "{" + pubkey + ",\"num_satoshis\":2,\"num_satoshis\":3}", "The body is not JSON"),
        Arguments.of(
            "{\"dest_pubkey\":\"04" + "0".repeat(64) + "\",\"num_satoshis\":2}", "/dest_pubkey: "));
  }

  @ParameterizedTest
  @MethodSource("wrongBodies")
  void refusesAnInvalidBodyAndNamesTheField(String body, String place) throws Exception {
    HttpResponse<String> answer = Http.pay(mock, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(
            Contract.load()
                .operation()
                .responses()
                .get("400")
                .schema()
                .check(Json.read(answer.body())))
        .isEmpty();
    assertThat(Json.read(answer.body()).get("message").asString()).contains(place);
    assertThat(mock.payments()).isEmpty();
  }

  @Test
  void reportsAllProblemsWithValueAndAllowedValues() throws Exception {
    String message =
        Http.pay(
                mock,
                "{\"dest_pubkey\":\"x\",\"num_satoshis\":\"2\",\"custom_records\":{\"1\":\"\"}}")
            .body();

    assertThat(message)
        .contains("/dest_pubkey: ", "\\\"x\\\"", "0[23]")
        .contains("/num_satoshis: ", "\\\"2\\\"", "integer")
        .contains("/custom_records/1: ");
  }

  @Test
  void explainsAnInvalidCustomRecordKey() throws Exception {
    String message =
        Http.pay(
                mock,
                "{\"dest_pubkey\":\""
                    + Http.DESTINATION
                    + "\",\"num_satoshis\":2,\"custom_records\":{\"65536\":\"a\"}}")
            .body();

    assertThat(message)
        .contains("/custom_records/65536: ", "Each key is an integer greater than 65536")
        .doesNotContain("regex", "\\\"a\\\"");
  }

  @Test
  void acceptsAFeeLimit() throws Exception {
    String payment =
        "{\"dest_pubkey\":\"" + Http.DESTINATION + "\",\"num_satoshis\":2,\"fee_limit_msat\":0}";
    try (KeysendMockServer paying = KeysendMockServer.start()) {
      assertThat(Http.pay(paying, payment).statusCode()).isEqualTo(201);
    }
  }

  @Test
  void refusesOtherContentTypes() throws Exception {
    HttpResponse<String> answer =
        Http.send(
            Http.request(mock, Http.payment(Http.DESTINATION, 1))
                .setHeader("Content-Type", "text/plain")
                .build());

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.body()).contains("application/json");
  }

  @Test
  void refusesOtherMethods() throws Exception {
    HttpResponse<String> answer =
        Http.send(
            Http.request(mock, "")
                .method("PUT", java.net.http.HttpRequest.BodyPublishers.ofString("{}"))
                .build());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("POST, OPTIONS");
  }

  @Test
  void showsABrowserOnAnotherPathAPageWithTheRightOne() throws Exception {
    HttpResponse<String> page =
        Http.send(
            java.net.http.HttpRequest.newBuilder(
                    java.net.URI.create(
                        mock.baseUrl() + "/typo?<script>".replace("<", "%3C").replace(">", "%3E")))
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .build());

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    assertThat(page.headers().firstValue("Keysend-Mock-Outcome")).hasValue("operation-unknown");
    assertThat(page.body())
        .contains("<html lang=\"en\">", "/v1/wallet/{access_key}/keysend")
        .doesNotContain("script");
  }

  @Test
  void refusesOtherPathsAndRemembersThem() throws Exception {
    HttpResponse<String> answer =
        Http.send(
            Http.request(mock, "{}")
                .uri(java.net.URI.create(mock.baseUrl() + "/v1/nothing"))
                .build());

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    assertThat(Json.read(answer.body()).path("status").asInt()).isEqualTo(404);
    assertThat(answer.body()).contains("/v1/wallet/{access_key}/keysend");
    assertThat(mock.unexpectedRequests()).contains("POST /v1/nothing");
  }
}
