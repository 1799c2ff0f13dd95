package dev.keysend.mock.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.contract.Json;
import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.http.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page's examples for WireMock do what the page says. */
class WireMockExampleTest {
  private static final Pattern EXAMPLE = Pattern.compile("```json\\R(.*?)```", Pattern.DOTALL);
  private static final String PAYMENT = Http.payment(Http.DESTINATION, 1);

  private static HttpResponse<String> admin(KeysendMockServer mock, String path, String body)
      throws Exception {
    return Http.send(
        HttpRequest.newBuilder(URI.create(mock.baseUrl() + "/__admin" + path))
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  @Test
  void scenarioRefusesOnceAndGlobalDelayDelaysEverything() throws Exception {
    List<String> examples =
        EXAMPLE
            .matcher(Files.readString(Path.of("..", "docs", "MOCK-COMMAND.md")))
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    assertThat(examples).hasSize(2);
    try (KeysendMockServer mock = KeysendMockServer.start()) {
      assertThat(admin(mock, "/mappings", examples.get(0)).statusCode()).isEqualTo(201);
      assertThat(Http.pay(mock, PAYMENT).statusCode()).isEqualTo(503);
      assertThat(Http.pay(mock, PAYMENT).statusCode()).isEqualTo(201);

      assertThat(admin(mock, "/settings", examples.get(1)).statusCode()).isEqualTo(200);
      assertThat(Http.pay(mock, PAYMENT).statusCode()).isEqualTo(201);
      HttpRequest journal =
          HttpRequest.newBuilder(URI.create(mock.baseUrl() + "/__admin/requests")).build();
      assertThat(Json.read(Http.send(journal).body()).at("/requests/0/timing/addedDelay").asInt())
          .isEqualTo(200);
    }
  }
}
