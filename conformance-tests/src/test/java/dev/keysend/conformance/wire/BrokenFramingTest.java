package dev.keysend.conformance.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.hostile.Connection;
import dev.keysend.conformance.hostile.HostileServer;
import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KeysendServer;
import dev.keysend.conformance.server.KitRun;
import dev.keysend.conformance.setting.Setting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A correct server behind a relay that breaks the framing of one response. */
@Execution(ExecutionMode.CONCURRENT)
class BrokenFramingTest {
  private static final String FIELD_OF_ONE_REQUEST = "x_unknown";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Set<String> PASSED_ON = Set.of("authorization", "x-api-key", "content-type");

  @ParameterizedTest
  @CsvSource("abc, 'Content-Length is \"abc\", not a number of bytes'")
  void aResponseWithAnInvalidLengthCountsAsNoResponse(String length, String reason)
      throws IOException {
    assertCountsAsNoResponse(length, reason);
  }

  @ParameterizedTest
  @CsvSource({
    "-5,      'Content-Length is \"-5\", not a number of bytes'",
    "+900,    'Content-Length is \"+900\", not a number of bytes'",
    "'1, 2',  'Content-Length is both 1 and 2'",
    "'LENGTH\r\nContent-Length: 7', ' and 7'",
  })
  @Tag("thorough")
  void aResponseWithAnotherInvalidLengthCountsAsNoResponse(String length, String reason)
      throws IOException {
    assertCountsAsNoResponse(length, reason);
  }

  private static void assertCountsAsNoResponse(String length, String reason) throws IOException {
    RunReport report = run(length);
    assertThat(KitRun.rules(report, Outcome.FAILED, Outcome.WARNED, Outcome.ERROR))
        .containsExactly("accepts-unknown-field");
    assertThat(report.results())
        .filteredOn(result -> result.outcome() == Outcome.FAILED)
        .allSatisfy(
            result ->
                assertThat(result.reason())
                    .contains("no response: the response is not HTTP: ", reason));
  }

  /** A client would take the extra bytes for the response to its next request on the connection. */
  @ParameterizedTest
  @CsvSource({
    "'LENGTH\r\nX-After: {\"id\":1}', 'bytes follow it on its connection'",
  })
  void aResponseThatContradictsItsHeadersFailsOnlyTheFramingRule(String length, String reason)
      throws IOException {
    assertFailsOnlyTheFramingRule(length, reason);
  }

  @ParameterizedTest
  @CsvSource({
    "'LENGTH\r\nX-After: HTTP/1.1 201 x', 'bytes follow it on its connection'",
    "'LENGTH\r\nContent-Encoding: gzip', 'its Content-Encoding is \"gzip\", and its body is not'",
    "'LENGTH\r\nContent-Encoding: br', 'its Content-Encoding is \"br\", and its body is not'",
  })
  @Tag("thorough")
  void aResponseThatContradictsItsHeadersInAnotherWayFailsOnlyTheFramingRule(
      String length, String reason) throws IOException {
    assertFailsOnlyTheFramingRule(length, reason);
  }

  private static void assertFailsOnlyTheFramingRule(String length, String reason)
      throws IOException {
    RunReport report = run(length);
    assertThat(KitRun.rules(report, Outcome.FAILED, Outcome.WARNED, Outcome.ERROR))
        .containsExactly("answers-keep-their-framing");
    assertThat(KitRun.reason(report, "answers-keep-their-framing")).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LENGTH\r\nX-After: ",
        "LENGTH\r\nContent-Encoding: identity",
        "LENGTH",
        "LENGTH\r\nContent-Length: LENGTH",
        "LENGTH, LENGTH"
      })
  @Tag("thorough")
  void acceptsHarmlessFraming(String length) throws IOException {
    assertThat(KitRun.rules(run(length), Outcome.FAILED, Outcome.WARNED, Outcome.ERROR)).isEmpty();
  }

  private static RunReport run(String length) throws IOException {
    try (KeysendServer server = KeysendServer.start(new Behaviour());
        HostileServer relay =
            HostileServer.start(
                connection -> relay(connection, server.baseUrl(), length), Duration.ZERO)) {
      return KitRun.on(
          server,
          Map.of(
              Setting.BASE_URL,
              "http://127.0.0.1:" + relay.port(),
              Setting.RULES,
              "valid,answers-keep-their-framing"));
    }
  }

  private static void relay(Connection connection, String baseUrl, String length)
      throws IOException, InterruptedException {
    String[] headAndBody = connection.request().split("\r\n\r\n", 2);
    String[] head = headAndBody[0].split("\r\n", -1);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + head[0].split(" ", -1)[1]))
            .POST(HttpRequest.BodyPublishers.ofString(headAndBody[1]));
    for (int i = 1; i < head.length; i++) {
      String[] header = head[i].split(": ", 2);
      if (PASSED_ON.contains(header[0].toLowerCase(java.util.Locale.ROOT))) {
        request.header(header[0], header[1]);
      }
    }
    HttpResponse<String> answer =
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    String size = Integer.toString(answer.body().getBytes(UTF_8).length);
    String said =
        headAndBody[1].contains(FIELD_OF_ONE_REQUEST) ? length.replace("LENGTH", size) : size;
    connection.send(
        "HTTP/1.1 %d x\r\nContent-Type: application/json\r\nContent-Length: %s\r\n\r\n"
            .formatted(answer.statusCode(), said));
    String after = said.contains("X-After: ") ? said.split("X-After: ", 2)[1] + "\r\n" : "";
    if (!head[0].startsWith("HEAD ")) {
      connection.send((answer.body() + after).getBytes(UTF_8));
    }
  }
}
