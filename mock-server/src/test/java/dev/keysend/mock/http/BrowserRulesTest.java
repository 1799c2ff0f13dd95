package dev.keysend.mock.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.contract.Contract;
import dev.keysend.mock.KeysendMockServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserRulesTest {
  private KeysendMockServer mock;

  @BeforeAll
  void start() {
    mock = KeysendMockServer.start();
  }

  @AfterAll
  void stop() {
    mock.close();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return Http.send(HttpRequest.newBuilder(URI.create(mock.baseUrl() + path)).build());
  }

  @Test
  void preflightAllowsTheContractsCredentials() throws Exception {
    HttpResponse<String> answer =
        Http.send(
            Http.request(mock, "")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "POST")
                .build());

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
        .contains("Authorization", "Content-Type", "Prefer", "X-Api-Key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-requested-with", "authorization, traceparent,b3"})
  void preflightAllowsTheHeadersItAsksFor(String headers) throws Exception {
    assertThat(allowedHeaders(headers)).isEqualTo(headers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x y", "<x>", "a,,b", "a;b"})
  void preflightDoesNotRepeatAnInvalidHeaderList(String headers) throws Exception {
    assertThat(allowedHeaders(headers)).startsWith("Authorization, ");
  }

  private String allowedHeaders(String asked) throws Exception {
    return Http.send(
            Http.request(mock, "")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", asked)
                .build())
        .headers()
        .firstValue("Access-Control-Allow-Headers")
        .orElse("");
  }

  @Test
  void pagesCanReadEveryResponse() throws Exception {
    List<HttpResponse<String>> answers =
        List.of(
            Http.pay(mock, Http.payment(Http.DESTINATION, 1)),
            Http.pay(mock, "{"),
            get("/nothing"),
            get("/openapi.yaml"));
    for (HttpResponse<String> answer : answers) {
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
      assertThat(answer.headers().firstValue("Access-Control-Expose-Headers")).contains("*");
    }
  }

  @Test
  void servesTheContractWithThisMockAsItsFirstServer() throws Exception {
    String served = get("/openapi.yaml").body();
    Contract contract = Contract.parse(served);

    assertThat(contract.document().at("/servers/0/url").asString()).isEqualTo(mock.baseUrl());
    ArrayNode servers = (ArrayNode) contract.document().path("servers");
    servers.remove(0);
    assertThat(contract.document()).isEqualTo(Contract.load().document());
    assertThat(served.lines()).containsAll(Contract.load().yaml().lines().toList());
  }

  @Test
  void keepsAnInvalidHostOutOfTheContract() throws Exception {
    String answer =
        RawHttp.sendRaw(
            mock, "GET /openapi.yaml HTTP/1.1\r\nHost: x'y\r\nConnection: close\r\n\r\n");

    assertThat(answer).doesNotContain("x'y");
  }

  @Test
  void pagesLoadAndCallOnlyThisMock() throws Exception {
    for (String path : List.of("/", "/docs")) {
      HttpResponse<String> page = get(path);
      assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
          .startsWith("default-src 'self'");
      assertThat(page.body().replace("http://www.w3.org/2000/svg", "")).doesNotContain("http");
    }
  }

  @Test
  void servesThePageAndTheDocumentation() throws Exception {
    assertThat(get("/").body()).contains("<title>Keysend mock server</title>");
    assertThat(get("/docs").body()).contains("swagger-ui-bundle.js");
    assertThat(get("/docs/").statusCode()).isEqualTo(308);
    assertThat(get("/docs/").headers().firstValue("Location")).contains("../docs");
    assertThat(get("/docs/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
    assertThat(get("/docs/nothing.js").statusCode()).isEqualTo(404);
    assertThat(get("/docs/../../x.js").statusCode()).isNotEqualTo(200);
  }

  @Test
  void pageShowsOnlySampleKeys() throws Exception {
    assertThat(get("/mock.json").body()).contains(mock.apiKey(), "fault-no-answer");
    try (KeysendMockServer own = KeysendMockServer.builder().apiKey("pak_secret").start()) {
      assertThat(
              Http.send(HttpRequest.newBuilder(URI.create(own.baseUrl() + "/mock.json")).build())
                  .body())
          .doesNotContain("secret");
    }
  }
}
