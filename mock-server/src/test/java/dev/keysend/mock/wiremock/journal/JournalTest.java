package dev.keysend.mock.wiremock.journal;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.keysend.contract.Json;
import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.http.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalTest {
  private static final String KEYSEND = "/v1/wallet/[^/]+/keysend";
  private KeysendMockServer mock;

  @BeforeEach
  void start() {
    mock = KeysendMockServer.builder().journalSize(5).start();
  }

  @AfterEach
  void stop() {
    mock.close();
  }

  private HttpResponse<String> admin(String path) throws Exception {
    return Http.send(
        HttpRequest.newBuilder(URI.create(mock.baseUrl() + "/__admin" + path)).build());
  }

  @Test
  void verifiesPaymentsWithWireMock() throws Exception {
    Http.pay(mock, Http.payment(Http.DESTINATION, 3));

    new WireMock("127.0.0.1", mock.port())
        .verifyThat(
            1,
            postRequestedFor(urlPathMatching(KEYSEND))
                .withRequestBody(matchingJsonPath("$.num_satoshis", equalTo("3"))));
  }

  @Test
  void hasALimit() throws Exception {
    for (int i = 1; i <= 8; i++) {
      Http.pay(mock, Http.payment(Http.DESTINATION, i));
    }

    assertThat(Json.read(admin("/requests").body()).get("requests").size()).isEqualTo(5);
    assertThat(mock.payments()).hasSize(5);
  }

  @Test
  void masksKeysInRequestsAndResponses() throws Exception {
    Http.pay(mock, Http.payment(Http.DESTINATION, 1));
    new WireMock("127.0.0.1", mock.port())
        .register(any(anyUrl()).willReturn(aResponse().withStatus(418)));
    assertThat(Http.pay(mock, Http.payment(Http.DESTINATION, 1)).statusCode()).isEqualTo(418);

    String journal = admin("/requests").body();
    assertThat(Json.read(journal).get("requests").size()).isEqualTo(2);
    assertThat(journal)
        .contains("/v1/wallet/***/keysend")
        .doesNotContain(mock.apiKey(), mock.walletKey());
  }

  @Test
  void stubsOverrideTheMockUntilAReset() throws Exception {
    new WireMock("127.0.0.1", mock.port())
        .register(
            any(urlPathMatching(KEYSEND))
                .withRequestBody(matchingJsonPath("$[?(@.num_satoshis == 7)]"))
                .willReturn(aResponse().withStatus(418)));

    assertThat(Http.pay(mock, Http.payment(Http.DESTINATION, 7)).statusCode()).isEqualTo(418);
    assertThat(Http.pay(mock, Http.payment(Http.DESTINATION, 8)).statusCode()).isEqualTo(201);
    mock.reset();
    assertThat(Http.pay(mock, Http.payment(Http.DESTINATION, 7)).statusCode()).isEqualTo(201);
  }

  @Test
  void endpointStaysWhenAllStubsAreRemoved() throws Exception {
    Http.send(
        HttpRequest.newBuilder(URI.create(mock.baseUrl() + "/__admin/mappings")).DELETE().build());

    assertThat(Http.pay(mock, Http.payment(Http.DESTINATION, 7)).statusCode()).isEqualTo(201);
    assertThat(Json.read(admin("/mappings").body()).get("mappings").size()).isEqualTo(2);
  }

  @Test
  void adminApiShowsTheWallet() throws Exception {
    Http.pay(mock, Http.payment(Http.DESTINATION, 3));

    assertThat(Json.read(admin("/keysend/state").body()).get("balance").asLong())
        .isEqualTo(mock.balance());
    Http.send(
        HttpRequest.newBuilder(URI.create(mock.baseUrl() + "/__admin/keysend/reset"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build());
    assertThat(mock.payments()).isEmpty();
  }

  @Test
  void adminApiCanBeOff() throws Exception {
    try (KeysendMockServer closed = KeysendMockServer.builder().admin(false).start()) {
      assertThat(
              Http.send(
                      HttpRequest.newBuilder(URI.create(closed.baseUrl() + "/__admin/requests"))
                          .build())
                  .statusCode())
          .isEqualTo(404);
    }
  }
}
