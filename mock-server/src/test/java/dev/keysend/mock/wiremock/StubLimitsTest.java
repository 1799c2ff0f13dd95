package dev.keysend.mock.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.http.Http;
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

/** Stubs take limited memory, and reach neither other servers nor files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StubLimitsTest {
  private KeysendMockServer mock;

  @BeforeAll
  void start() {
    mock = KeysendMockServer.start();
  }

  @AfterAll
  void stop() {
    mock.close();
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return Http.send(
        HttpRequest.newBuilder(URI.create(mock.baseUrl() + "/__admin" + path))
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static String stub(String request, String more) {
    return "{\"request\":{" + request + "},\"response\":{\"status\":200}" + more + "}";
  }

  @Test
  void haveALimitInBytes() throws Exception {
    String objects = "{},".repeat(20_000);
    String large = stub("\"urlPath\":\"/x\"", ",\"metadata\":{\"a\":[" + objects + "0]}");
    int added = 0;
    HttpResponse<String> response = post("/mappings", large);
    while (response.statusCode() == 201 && added < 1_000) {
      added++;
      response = post("/mappings", large);
    }

    assertThat(added).isBetween(5, 50);
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("bytes", "remove some first");
    post("/keysend/reset", "");
    assertThat(post("/mappings", large).statusCode()).isEqualTo(201);
    post("/keysend/reset", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$ref\":\"http://127.0.0.1:1/a.json\"}",
        "{\"$id\":\"http://127.0.0.1:1/a.json\",\"properties\":{\"a\":{\"$ref\":\"b.json\"}}}",
        "{\"$schema\":\"http://127.0.0.1:1/meta.json\"}",
        "{\"$ref\":\"file:///etc/hostname\"}",
        "\"{\\\"$ref\\\":\\\"file:///etc/hostname\\\"}\"",
        "{\"\\u0024ref\":\"file:///etc/hostname\"}",
      })
  void refuseSchemasThatReferElsewhere(String schema) throws Exception {
    String request = "\"bodyPatterns\":[{\"matchesJsonSchema\":" + schema + "}]";

    for (HttpResponse<String> response :
        List.of(
            post("/mappings", stub(request + ",\"bodyPatterns\":[]", "")),
            post("/requests/count", "{" + request + "}"))) {
      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(response.body()).contains("--allow-proxying");
    }
  }

  @Test
  void acceptSchemasThatReferToThemselves() throws Exception {
    String schema =
        "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"$ref\":\"#/$defs/a\","
            + "\"$defs\":{\"a\":{\"type\":\"object\"}}}";

    assertThat(
            post("/mappings", stub("\"bodyPatterns\":[{\"matchesJsonSchema\":" + schema + "}]", ""))
                .statusCode())
        .isEqualTo(201);
    post("/keysend/reset", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"serveEventListeners\":[{\"name\":\"webhook\",\"parameters\":{}}]",
        "\"postServeActions\":[{\"name\":\"webhook\",\"parameters\":{}}]"
      })
  void refuseWebhooks(String more) throws Exception {
    HttpResponse<String> response = post("/mappings", stub("\"urlPath\":\"/x\"", "," + more));

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("--webhook-url", "--allow-proxying");
  }
}
