package dev.keysend.mock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.mock.http.Http;
import dev.keysend.mock.lane.Lane;
import dev.keysend.mock.wallet.Ledger;
import dev.keysend.mock.wiremock.Engine;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The lane and the engine send the same responses and write the same journal entries. */
class LaneMatchesEngineTest {
  private static final Contract CONTRACT = Contract.load();
  private static final String PATH = "/v1/wallet/waka_kqvaiFFl4Tjq4rgAXlwsu6/keysend";
  private static final String KEY = "X-Api-Key: pak_O0iUMxk8kK_qUzkT4YKFvp1ZsUtp";
  private static final String JSON = "Content-Type: application/json";
  private static final String ORDER = Http.payment(Http.DESTINATION, 3);

  private final Engine lane = engine();
  private final Engine engine = engine();

  LaneMatchesEngineTest() {
    lane.start(Lane.before(lane));
    engine.start(UnaryOperator.identity());
  }

  private static Engine engine() {
    KeysendMockServerBuilder settings = KeysendMockServer.builder().seed(7).allowProxying(true);
    Ledger ledger = settings.ledger(CONTRACT.operation());
    return new Engine(settings.engine(CONTRACT, ledger));
  }

  @AfterEach
  void stop() {
    lane.close();
    engine.close();
  }

  private static String request(String line, String body, String... headers) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return line
        + " HTTP/1.1\r\nHost: mock.example\r\nConnection: close\r\nContent-Length: "
        + length
        + "\r\n"
        + String.join("\r\n", headers)
        + "\r\n\r\n"
        + body;
  }

  private static String payment(String body, String... more) {
    List<String> headers = new ArrayList<>(List.of(KEY, JSON));
    headers.addAll(List.of(more));
    return request("POST " + PATH, body, headers.toArray(String[]::new));
  }

  private static String magic(String name) {
    return payment(Json.write(CONTRACT.operation().requestExamples().get(name).value()));
  }

  /**
   * Requests that settle, are refused for each reason, or are odd or malformed. They have a fixed
   * order, because each payment changes the wallet.
   */
  private static List<String> corpus() {
    List<String> corpus =
        new ArrayList<>(
            List.of(
                payment(ORDER),
                payment(ORDER, "Accept-Encoding: gzip, deflate, br"),
                payment(ORDER, "Origin: https://shop.example"),
                payment(ORDER, "X-Forwarded-For: 10.1.2.3", "X-Twice: 1", "X-Twice: 2"),
                payment(ORDER, "Cookie: session=secret; other=1"),
                payment(ORDER, "Prefer: code=400"),
                payment(ORDER, "Prefer: example=failure-timeout"),
                payment(ORDER, "Prefer: code=599"),
                payment(ORDER, "Accept: text/html"),
                payment(ORDER.replace("}", ",\"passThru\":{\"a\":[1,2.50],\"ü\":\"\\u20ac\"}}")),
                payment(ORDER.replace("}", ",\"custom_records\":{\"696969\":\"héllo\"}}")),
                payment(ORDER.replace("3}", "9999999999}")),
                payment("{"),
                payment(""),
                payment("[]"),
                payment("{}"),
                payment(ORDER.replace("}", ",\"x\":\"" + "y".repeat(20_000) + "\"}")),
                request("POST " + PATH, ORDER, JSON),
                request("POST " + PATH, ORDER, KEY),
                request("POST " + PATH, ORDER, KEY, "Content-Type: text/plain"),
                request("POST " + PATH, ORDER, KEY, JSON, "X-Api-Key: more"),
                request("POST /v1/wallet/wakr_readonly/keysend", ORDER, KEY, JSON),
                request("POST /v1/wallet/nobody/keysend", ORDER, KEY, JSON),
                request("POST /v1/wallet//keysend", ORDER, KEY, JSON),
                request("POST " + PATH.replace("waka", "%77aka"), ORDER, KEY, JSON),
                request("POST " + PATH + "?a=b&c=%20", ORDER, KEY, JSON),
                request("POST " + PATH + "/", ORDER, KEY, JSON),
                request("POST http://mock.example" + PATH, ORDER, KEY, JSON),
                request("POST https://mock.example:8443" + PATH, ORDER, KEY, JSON),
                request("POST HTTP://mock.example" + PATH, ORDER, KEY, JSON),
                request("POST ftp://mock.example" + PATH, ORDER, KEY, JSON),
                request("POST ftp://mock.example:21" + PATH, ORDER, KEY, JSON),
                request("POST //mock.example" + PATH, ORDER, KEY, JSON),
                request("GET " + PATH, "", KEY),
                request("PUT " + PATH, ORDER, KEY, JSON),
                request("OPTIONS " + PATH, "", "Access-Control-Request-Headers: x-trace"),
                request("GET /typo", ""),
                payment(
                    ORDER.replace("}", ",\"custom_records\":{\"18446744073709551616\":\"a\"}}")),
                request("POST " + PATH, ORDER, KEY, JSON + "; charset=nope"),
                request("POST " + PATH, ORDER, KEY, JSON + "; charset="),
                request("POST " + PATH, ORDER, KEY, "Content-Type: text/plain; charset=\"no,pe\""),
                request("POST /typo", ORDER, "Content-Type: text/plain; charset=nope"),
                payment(ORDER, "X-Twice: 1", "x-twice: 2"),
                payment(ORDER, "x-twice: 1", "X-Twice: 2"),
                request("POST " + PATH, ORDER, KEY, "Content-Type: multipart/form-data"),
                request(
                    "POST " + PATH, ORDER, KEY, "Content-Type: multipart/form-data; boundary=b"),
                request("POST /typo", ORDER, "Content-Type: multipart/form-data"),
                payment(ORDER, "Content-Encoding: gzip"),
                payment(ORDER, "Content-Encoding: identity"),
                payment(ORDER, "X-LNPAY-ASYNC: 1"),
                payment(ORDER, "Prefer: delay=1ms"),
                payment(ORDER, "Prefer: delay=soon"),
                request("POST " + PATH + "?fields=id", ORDER, KEY, JSON),
                request(
                    "POST " + PATH,
                    "a=%zz",
                    KEY,
                    "Content-Type: application/x-www-form-urlencoded"),
                request("GET " + PATH.replace("/keysend", ""), "", KEY),
                request("GET " + PATH.replace("keysend", "transactions"), "", KEY),
                payment(ORDER)
                    .replace("Content-Length: ", "Expect: 100-continue\r\nContent-Length: "),
                payment(ORDER).replace("HTTP/1.1", "HTTP/1.0")));
    CONTRACT.operation().requestExamples().keySet().stream()
        .filter(name -> !name.contains("no-answer") && !name.contains("late"))
        .forEach(name -> corpus.add(magic(name)));
    return corpus;
  }

  private static String send(Engine server, String request) throws IOException {
    URI url = URI.create(server.baseUrl());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      StringBuilder answer = new StringBuilder();
      InputStream in = new BufferedInputStream(socket.getInputStream());
      try {
        for (int next = in.read(); next >= 0; next = in.read()) {
          answer.append((char) next);
        }
      } catch (IOException e) {
        answer.append("reset");
      }
      return answer.toString();
    }
  }

  private static String admin(Engine server, String method, String path, String body)
      throws IOException, InterruptedException {
    return Http.send(
            HttpRequest.newBuilder(URI.create(server.baseUrl() + "/__admin" + path))
                .method(method, BodyPublishers.ofString(body))
                .build())
        .body();
  }

  private static List<JsonNode> journal(Engine server) throws Exception {
    List<JsonNode> entries = new ArrayList<>();
    for (JsonNode entry : Json.read(admin(server, "GET", "/requests", "")).get("requests")) {
      entries.add(entry);
    }
    return entries;
  }

  /** Replaces values that differ between requests, such as identifiers and times. */
  private static JsonNode alike(JsonNode entry) {
    ObjectNode other = (ObjectNode) entry.deepCopy();
    other.put("id", entry.path("id").isString());
    ObjectNode request = (ObjectNode) other.get("request");
    request.put("loggedDate", request.path("loggedDate").asLong() > 1_000_000_000_000L);
    request.put("loggedDateString", request.path("loggedDateString").asString().length() > 10);
    ObjectNode timing = (ObjectNode) other.get("timing");
    other.get("subEvents").forEach(event -> ((ObjectNode) event).put("timeOffsetNanos", 0));
    if (!entry.path("wasMatched").asBoolean()) {
      // For an unmatched request, WireMock invents a stub with a new identifier each time.
      other.remove("stubMapping");
    }
    List.of("processTime", "responseSendTime", "serveTime", "totalTime")
        .forEach(name -> timing.put(name, timing.path(name).isInt()));
    return other;
  }

  @Test
  void sendSameBytesAndWriteSameJournal() throws Exception {
    for (String request : corpus()) {
      assertThat(send(lane, request)).as(request).isEqualTo(send(engine, request));
    }

    List<JsonNode> byLane = journal(lane);
    List<JsonNode> byEngine = journal(engine);
    assertThat(byLane).hasSameSizeAs(byEngine);
    for (int i = 0; i < byLane.size(); i++) {
      assertThat(alike(byLane.get(i))).isEqualTo(alike(byEngine.get(i)));
    }
  }

  /** An entry has the time of the request, not of the query. */
  @Test
  void journalHasClientTimeAndOutcome() throws Exception {
    send(lane, payment(ORDER));
    JsonNode first = journal(lane).get(0);
    JsonNode again = journal(lane).get(0);

    assertThat(again.at("/request/loggedDate")).isEqualTo(first.at("/request/loggedDate"));
    assertThat(first.at("/request/clientIp").asString()).isEqualTo("127.0.0.1");
    assertThat(first.at("/response/headers/Keysend-Mock-Outcome").asString()).isEqualTo("settled");
    assertThat(first.at("/timing/totalTime").isInt()).isTrue();
  }

  private static String stub(String request, String response, String more) {
    return "{\"id\":\"7ad3bd64-4a51-4e3d-9b3d-7a0b6c0f5b11\",\"request\":{"
        + request
        + "},\"response\":{"
        + response
        + "}"
        + more
        + "}";
  }

  private static final String OTHER = "\"method\":\"ANY\",\"urlPath\":\"/health\"";
  private static final String OWN = "\"method\":\"POST\",\"urlPathPattern\":\"/v1/wallet/.*\"";

  /** Every WireMock setting that can change a payment, with the admin path that sets it. */
  static Stream<Arguments> settings() {
    return Stream.of(
        Arguments.of("a stub on another path", "/mappings", stub(OTHER, "\"status\":200", "")),
        Arguments.of("a global delay", "/settings", "{\"fixedDelay\":1}"),
        Arguments.of(
            "a distribution of delays",
            "/settings",
            "{\"delayDistribution\":{\"type\":\"uniform\",\"lower\":1,\"upper\":1}}"),
        Arguments.of("a stub on the path", "/mappings", stub(OWN, "\"status\":418", "")),
        Arguments.of(
            "a template",
            "/mappings",
            stub(
                OWN, "\"body\":\"{{request.path}}\",\"transformers\":[\"response-template\"]", "")),
        Arguments.of(
            "a scenario",
            "/mappings",
            stub(
                OWN,
                "\"status\":503",
                ",\"scenarioName\":\"once\",\"requiredScenarioState\":\"Started\","
                    + "\"newScenarioState\":\"over\"")),
        Arguments.of(
            "a stub that does not match",
            "/mappings",
            stub(OWN + ",\"headers\":{\"X\":{\"equalTo\":\"1\"}}", "\"status\":418", "")),
        Arguments.of("a fault", "/mappings", stub(OWN, "\"fault\":\"EMPTY_RESPONSE\"", "")),
        Arguments.of(
            "a proxy", "/mappings", stub(OWN, "\"proxyBaseUrl\":\"http://127.0.0.1:1\"", "")),
        Arguments.of(
            "any URL", "/mappings", stub("\"url\":\"" + PATH + "\"", "\"status\":418", "")));
  }

  /** Those that are most often used. */
  static Stream<Arguments> typicalSettings() {
    return settings().limit(4);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("typicalSettings")
  void bothFollowTypicalSettings(String what, String place, String body) throws Exception {
    assertBothFollow(what, place, body);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("settings")
  @Tag("thorough")
  void bothFollowAllSettings(String what, String place, String body) throws Exception {
    assertBothFollow(what, place, body);
  }

  private void assertBothFollow(String what, String place, String body) throws Exception {
    // The lane is open before the setting, closed while it applies, and open again after it.
    assertThat(send(lane, payment(ORDER))).isEqualTo(send(engine, payment(ORDER)));
    admin(lane, "POST", place, body);
    admin(engine, "POST", place, body);
    for (int i = 0; i < 2; i++) {
      String answer = send(engine, payment(ORDER));
      assertThat(send(lane, payment(ORDER))).as(what).isEqualTo(answer);
    }
    assertSameJournals();

    admin(lane, "POST", "/keysend/reset", "");
    admin(engine, "POST", "/keysend/reset", "");
    assertThat(send(lane, payment(ORDER))).isEqualTo(send(engine, payment(ORDER)));
    assertSameJournals();
  }

  private void assertSameJournals() throws Exception {
    List<JsonNode> byLane = journal(lane);
    List<JsonNode> byEngine = journal(engine);
    assertThat(byLane).hasSameSizeAs(byEngine);
    for (int i = 0; i < byLane.size(); i++) {
      assertThat(byLane.get(i).at("/timing/addedDelay"))
          .isEqualTo(byEngine.get(i).at("/timing/addedDelay"));
      assertThat(byLane.get(i).at("/response")).isEqualTo(byEngine.get(i).at("/response"));
    }
  }

  @Test
  void stubOnAnotherPathKeepsTheLaneOpen() throws Exception {
    admin(lane, "POST", "/mappings", stub(OTHER, "\"status\":200", ""));

    assertThat(lane.isUntouched(PATH)).isTrue();
  }

  @Test
  void changedKeysendStubClosesTheLaneUntilRemoved() throws Exception {
    send(lane, payment(ORDER));
    JsonNode own = Json.read(admin(lane, "GET", "/mappings", "")).at("/mappings/0");
    ObjectNode slower = (ObjectNode) own.deepCopy();
    ((ObjectNode) slower.get("response")).put("fixedDelayMilliseconds", 1);
    String path = "/mappings/" + own.path("id").asString();
    admin(lane, "PUT", path, Json.write(slower));

    assertThat(lane.isUntouched(PATH)).isFalse();
    send(lane, payment(ORDER));
    assertThat(journal(lane).get(0).at("/timing/addedDelay").asInt()).isEqualTo(1);
    admin(lane, "DELETE", path, "");
    assertThat(lane.isUntouched(PATH)).isTrue();
  }

  @Test
  void snapshotMakesNoStubsOfPayments() throws Exception {
    for (Engine server : List.of(lane, engine)) {
      send(server, payment(ORDER));
      assertThat(
              Json.read(admin(server, "POST", "/recordings/snapshot", "{\"persist\":false}"))
                  .at("/mappings")
                  .size())
          .isZero();
    }
  }
}
