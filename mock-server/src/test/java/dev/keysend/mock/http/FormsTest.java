package dev.keysend.mock.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.contract.Json;
import dev.keysend.mock.KeysendMockServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Form bodies, as the vendor's PHP client sends them. */
class FormsTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String ORDER = "dest_pubkey=" + Http.DESTINATION + "&num_satoshis=2";

  private final KeysendMockServer mock = KeysendMockServer.builder().acceptForms(true).start();

  @AfterEach
  void stop() {
    mock.close();
  }

  private static HttpResponse<String> send(KeysendMockServer mock, String contentType, String body)
      throws Exception {
    return Http.send(Http.request(mock, body).setHeader("Content-Type", contentType).build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"passThru[ticketId]=23", "passThru=%7B%22ticketId%22%3A%2223%22%7D"})
  void readsAFormLikeTheSameJson(String passThru) throws Exception {
    HttpResponse<String> answer =
        send(
            mock,
            FORM + "; charset=UTF-8",
            ORDER + "&" + passThru + "&custom_records%5B696969%5D=a+b%26c&fee_limit_msat=0");

    assertThat(answer.statusCode()).isEqualTo(201);
    JsonNode transaction = Json.read(answer.body());
    assertThat(transaction.at("/passThru/ticketId").asString()).isEqualTo("23");
    assertThat(transaction.at("/lnTx/custom_records/696969").asString()).isEqualTo("a b&c");
  }

  @Test
  void readsABodyWithoutContentTypeAsAForm() throws Exception {
    assertThat(withoutType(ORDER)).startsWith("HTTP/1.1 201");
  }

  private String withoutType(String body) throws IOException {
    String request =
        "POST /v1/wallet/"
            + mock.walletKey()
            + "/keysend HTTP/1.1\r\nHost: mock\r\n"
            + "Connection: close\r\nX-Api-Key: "
            + mock.apiKey()
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    return RawHttp.sendRaw(mock, request);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "num_satoshis=2",
        "dest_pubkey=x&num_satoshis=2",
        ORDER + "&num_satoshis=two",
        ORDER + "&passThru=text",
        ORDER + "&passThru={",
        ORDER + "&custom_records[1]=x",
        ORDER + "&passThru[a]=%zz",
        ORDER + "&custom_records[696969][a]=x",
        ORDER + "&passThru[method]=mine"
      })
  void checksAFormLikeJson(String form) throws Exception {
    assertThat(send(mock, FORM, form).statusCode()).isEqualTo(400);
    assertThat(mock.payments()).isEmpty();
  }

  /** A lenient parser would change the value and pass the changed value on. */
  @ParameterizedTest
  @CsvSource({
    "&passThru[a]=%ff, not UTF-8",
    "&passThru[a]=%ED%A0%BD, not UTF-8",
    "&passThru[a]=%f, percent sign",
    "&passThru={\"a\":[-0.0]}, '/passThru/a/0: is -0'"
  })
  void refusesValuesThatWouldComeBackChanged(String field, String words) throws Exception {
    HttpResponse<String> answer = send(mock, FORM, ORDER + field);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(words);
    assertThat(withoutType(ORDER + field)).startsWith("HTTP/1.1 400").contains(words);
    assertThat(mock.payments()).isEmpty();
  }

  @Test
  void refusesBytesThatAreNotUtf8() throws Exception {
    byte[] body = (ORDER + "&passThru[a]=\u00ff").getBytes(StandardCharsets.ISO_8859_1);
    HttpResponse<String> answer =
        Http.send(
            Http.request(mock, "")
                .setHeader("Content-Type", FORM)
                .POST(BodyPublishers.ofByteArray(body))
                .build());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("not UTF-8");
  }

  @Test
  void readsNestedBracketsLikePhp() throws Exception {
    String fields =
        "&passThru[order][id]=23&passThru[order][note]=ü%C3%BC&passThru[tags][]=a&passThru[tags][]=b";

    assertThat(Json.read(send(mock, FORM, ORDER + fields).body()).path("passThru"))
        .isEqualTo(
            Json.read(
                "{\"method\":\"api\",\"order\":{\"id\":\"23\",\"note\":\"üü\"},"
                    + "\"tags\":{\"0\":\"a\",\"1\":\"b\"}}"));
  }

  @Test
  void stillAcceptsJson() throws Exception {
    assertThat(Http.pay(mock, Http.payment(Http.DESTINATION, 2)).statusCode()).isEqualTo(201);
  }

  @Test
  void refusesFormsWithoutTheSettingAndNamesIt() throws Exception {
    try (KeysendMockServer strict = KeysendMockServer.start()) {
      HttpResponse<String> answer = send(strict, FORM, ORDER);

      assertThat(answer.statusCode()).isEqualTo(415);
      assertThat(answer.body()).contains("application/json", "--accept-forms");
    }
  }
}
