package dev.keysend.conformance.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.hostile.HostileServer;
import dev.keysend.conformance.hostile.HostileServer.Behaviour;
import dev.keysend.conformance.wire.http.BoundedHttp;
import dev.keysend.conformance.wire.http.Sharing;
import dev.keysend.conformance.wire.message.Answer;
import dev.keysend.conformance.wire.message.Body;
import dev.keysend.conformance.wire.message.Call;
import dev.keysend.conformance.wire.message.Exchange;
import dev.keysend.conformance.wire.message.HttpHeader;
import dev.keysend.conformance.wire.tls.Tls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gate sends, how often, and what it makes of the response. */
@Timeout(60)
@Isolated("It sets properties of the whole process.")
class GateTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration NO_PATIENCE = Duration.ofMillis(300);
  private static final Duration PACE = Duration.ofMillis(20);
  private static final Pace NO_PAUSE = Pace.of(Duration.ZERO);
  private static final byte[] NOTHING = {};

  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  /** Each of these makes some HTTP client repeat a request, which would pay again. */
  @TestFactory
  Stream<DynamicTest> neverSendsARequestTwice() {
    Map<String, Behaviour> servers = new TreeMap<>();
    servers.put("close", connection -> {});
    servers.put("reset", connection -> connection.reset());
    servers.put("half a status line", connection -> connection.send("HTTP/1.1 2"));
    servers.put(
        "half a body",
        connection -> connection.send("HTTP/1.1 201 C\r\nContent-Length: 9\r\n\r\n{"));
    servers.put("silence", connection -> connection.hang());
    for (String status :
        List.of(
            "408 Request Timeout", "421 Misdirected", "425 Too Early", "429 Later", "503 Later")) {
      servers.put(status, connection -> connection.answer(status, "Retry-After: 0\r\n", NOTHING));
    }
    for (String status : List.of("300 R", "301 R", "302 R", "303 R", "305 R", "307 R", "308 R")) {
      servers.put(
          status,
          connection -> connection.answer(status, "Location: /v1/wallet/k/keysend\r\n", NOTHING));
    }
    for (String scheme : List.of("Basic realm=x", "Digest realm=x, nonce=y", "NTLM", "Negotiate")) {
      servers.put(
          "401 " + scheme,
          connection ->
              connection.answer("401 Who", "WWW-Authenticate: " + scheme + "\r\n", NOTHING));
    }
    return servers.entrySet().stream()
        .map(
            server ->
                DynamicTest.dynamicTest(
                    server.getKey(),
                    () -> {
                      requests.clear();
                      try (HostileServer target = start(server.getValue())) {
                        gate(target, NO_PATIENCE).send(call(), BigInteger.ZERO);
                        assertThat(requests).hasSize(1);
                        assertThat(target.connections()).isEqualTo(1);
                      }
                    }));
  }

  @Test
  void usesEachConnectionOnce() throws IOException {
    Behaviour keepsAlive =
        connection -> {
          connection.answer("201 Created", "Connection: keep-alive\r\n", NOTHING);
          requests.add(connection.request());
          connection.answer("201 Created", "", NOTHING);
        };
    try (HostileServer target = start(keepsAlive)) {
      Gate gate = gate(target, PATIENCE);
      assertThat(gate.send(call(), BigInteger.ZERO).orElseThrow().answer()).isPresent();
      assertThat(gate.send(call(), BigInteger.ZERO).orElseThrow().answer()).isPresent();
      assertThat(target.connections()).isEqualTo(2);
      assertThat(requests).hasSize(2);
    }
  }

  /** Its end arrives before, or together with, the next request. */
  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1", "HTTP/1.0"})
  void sendsARepeatableRequestAgainIfAPaidConnectionWasClosed(String version) throws IOException {
    Behaviour closesSilently =
        connection -> {
          connection.request();
          connection.send(version + " 201 Created\r\nContent-Length: 2\r\n\r\n{}");
        };
    try (HostileServer target = HostileServer.start(closesSilently, PACE)) {
      Gate gate = gate(target, PATIENCE);
      gate.send(call(), BigInteger.ZERO);
      Exchange second = gate.send(call(), BigInteger.ZERO, Sharing.LAST).orElseThrow();
      assertThat(second.failure()).isEmpty();
      assertThat(target.connections()).isEqualTo(2);
    }
  }

  @Test
  void aConnectionCanGoOnAfterARefusal() throws IOException {
    Behaviour keepsAlive =
        connection -> {
          for (String status : List.of("201 Created", "401 Unauthorized", "201 Created")) {
            requests.add(connection.request());
            connection.send("HTTP/1.1 " + status + "\r\nContent-Length: 2\r\n\r\n{}");
          }
        };
    try (HostileServer target = HostileServer.start(keepsAlive, PACE)) {
      Gate gate = gate(target, PATIENCE);
      gate.send(call(), BigInteger.ZERO);
      gate.send(call(), BigInteger.ZERO, Sharing.CONTINUED);
      Exchange third = gate.send(call(), BigInteger.ZERO, Sharing.CONTINUED).orElseThrow();
      assertThat(third.failure()).isEmpty();
      assertThat(requests).hasSize(3);
      assertThat(target.connections()).isEqualTo(1);
    }
  }

  /** It may have been paid. */
  @Test
  void sendsNothingAgainOnceTheResponseHasBegun() throws IOException {
    Behaviour breaksOff =
        connection -> {
          connection.request();
          connection.send("HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}");
          connection.request();
          connection.send("HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{");
        };
    try (HostileServer target = HostileServer.start(breaksOff, PACE)) {
      Gate gate = gate(target, PATIENCE);
      gate.send(call(), BigInteger.ZERO);
      Exchange second = gate.send(call(), BigInteger.ZERO, Sharing.CONTINUED).orElseThrow();
      assertThat(second.failure()).contains("closed early");
      assertThat(target.connections()).isEqualTo(1);
    }
  }

  @Test
  void credentialsDoNotFollowARedirectToAnotherHost() throws IOException {
    try (HostileServer elsewhere =
            start(connection -> connection.answer("201 Created", "", NOTHING));
        HostileServer target =
            start(
                connection ->
                    connection.answer(
                        "307 Elsewhere",
                        "Location: http://127.0.0.1:" + elsewhere.port() + "/\r\n",
                        NOTHING))) {
      assertThat(gate(target, PATIENCE).send(call(), BigInteger.ZERO).orElseThrow().answer())
          .map(Answer::status)
          .contains(307);
      assertThat(elsewhere.connections()).isZero();
    }
  }

  @Test
  void keepsNoCookies() throws IOException {
    try (HostileServer target =
        start(connection -> connection.answer("201 Created", "Set-Cookie: a=b\r\n", NOTHING))) {
      Gate gate = gate(target, PATIENCE);
      gate.send(call(), BigInteger.ZERO);
      gate.send(call(), BigInteger.ZERO);
      assertThat(requests).hasSize(2).allSatisfy(sent -> assertThat(sent).doesNotContain("ookie"));
    }
  }

  @Test
  void ignoresTheSystemsProxy() throws IOException {
    try (HostileServer proxy = start(connection -> {});
        HostileServer target = start(connection -> connection.answer("201 Created", "", NOTHING))) {
      Map<String, String> properties =
          Map.of(
              "http.proxyHost",
              "127.0.0.1",
              "http.proxyPort",
              "" + proxy.port(),
              "http.nonProxyHosts",
              "");
      properties.forEach(System::setProperty);
      try {
        gate(target, PATIENCE).send(call(), BigInteger.ZERO);
      } finally {
        properties.keySet().forEach(System::clearProperty);
      }
      assertThat(proxy.connections()).isZero();
      assertThat(requests).hasSize(1);
    }
  }

  @Test
  void sendsRequestsUnchanged() throws IOException {
    try (HostileServer target =
        start(connection -> connection.answer("201 Created", "", NOTHING))) {
      gate(target, PATIENCE).send(call(), BigInteger.ZERO);
      assertThat(requests.get(0))
          .startsWith("POST /v1/wallet/a%2Fb%7B%3A/keysend HTTP/1.1\r\n")
          .contains("\r\nAuthorization: Basic YTo=\r\n")
          .contains("\r\nContent-Type: application/json\r\n")
          .contains("\r\nAccept-Encoding: identity\r\n")
          .endsWith("\r\n\r\n{\"über\":1}");
    }
  }

  @Test
  void decodesACompressedBody() throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write("{\"status\":400}".getBytes(UTF_8));
    }
    byte[] body = compressed.toByteArray();
    try (HostileServer target =
        start(connection -> connection.answer("201 Created", "Content-Encoding: gzip\r\n", body))) {
      Answer answer =
          gate(target, PATIENCE).send(call(), BigInteger.ZERO).orElseThrow().answer().orElseThrow();
      assertThat(answer.body().bytes()).asString(UTF_8).isEqualTo("{\"status\":400}");
      assertThat(answer.framingProblem()).isEmpty();
    }
  }

  @Test
  void leavesAnUnreadableCompressedBodyUnchanged() throws IOException {
    byte[] body = {0x1f, (byte) 0x8b, 8, 0};
    try (HostileServer target =
        start(connection -> connection.answer("201 Created", "Content-Encoding: gzip\r\n", body))) {
      Answer answer =
          gate(target, PATIENCE).send(call(), BigInteger.ZERO).orElseThrow().answer().orElseThrow();
      assertThat(answer.body().bytes()).isEqualTo(body);
      assertThat(answer.header("content-encoding")).contains("gzip");
      assertThat(answer.framingProblem()).contains("cannot be read");
    }
  }

  @Test
  void readsABodyUpToTheLimit() throws IOException {
    byte[] longest = new byte[BoundedHttp.MAX_BODY_BYTES];
    try (HostileServer target = start(connection -> connection.answer("201 C", "", longest))) {
      Answer answer =
          gate(target, PATIENCE).send(call(), BigInteger.ZERO).orElseThrow().answer().orElseThrow();
      assertThat(answer.body().bytes()).isEqualTo(longest);
    }
    byte[] tooLong = new byte[BoundedHttp.MAX_BODY_BYTES + 1];
    try (HostileServer target = start(connection -> connection.answer("201 C", "", tooLong))) {
      assertThat(gate(target, PATIENCE).send(call(), BigInteger.ZERO).orElseThrow().failure())
          .isEqualTo("HTTP 201 came, but its body is longer than the 65536 bytes that are read");
    }
  }

  /** Each byte arrives within the timeout, but the whole response does not. */
  @Test
  void theTimeoutAppliesToTheWholeResponse() throws IOException {
    Behaviour drips =
        connection -> {
          connection.send("HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n");
          for (int i = 0; i < 100; i++) {
            connection.dawdle();
            connection.send(" ");
          }
        };
    try (HostileServer target = start(drips)) {
      Exchange exchange = gate(target, NO_PATIENCE).send(call(), BigInteger.ZERO).orElseThrow();
      assertThat(exchange.answer()).isEmpty();
      assertThat(exchange.failure()).contains("within 0.3 s");
    }
  }

  @Test
  void acceptsAFewProvisionalResponsesButNotMany() throws IOException {
    String provisional = "HTTP/1.1 103 Early Hints\r\n\r\n";
    try (HostileServer target = start(afterProvisional(provisional.repeat(8)))) {
      assertThat(gate(target, PATIENCE).send(call(), BigInteger.ZERO).orElseThrow().answer())
          .map(Answer::status)
          .contains(201);
    }
    try (HostileServer target = start(afterProvisional(provisional.repeat(9)))) {
      assertThat(gate(target, PATIENCE).send(call(), BigInteger.ZERO).orElseThrow().failure())
          .isEqualTo(
              "the response is not HTTP: more than 8 provisional responses (1xx) came first");
    }
  }

  private static Behaviour afterProvisional(String provisional) {
    return connection -> {
      connection.send(provisional);
      connection.answer("201 Created", "", NOTHING);
    };
  }

  @Test
  void sendsNothingThatExceedsTheCap() throws IOException {
    try (HostileServer target = start(connection -> connection.answer("201 C", "", NOTHING))) {
      Gate gate =
          new Gate(
              target(target, PATIENCE),
              new SpendingCap(BigInteger.ONE),
              NO_PAUSE,
              Clock.systemUTC());
      Call dear = new Call("POST", "/", List.of(), Body.EMPTY, BigInteger.TWO);
      assertThat(gate.send(dear, BigInteger.ZERO)).isEmpty();
      assertThat(target.connections()).isZero();
    }
  }

  @Test
  void countsTheCostUnlessTheRequestCertainlyWasNotSent() throws IOException {
    Target gone;
    try (HostileServer target = start(connection -> {})) {
      gone = target(target, PATIENCE);
      SpendingCap cap = new SpendingCap(BigInteger.ONE);
      assertThat(new Gate(gone, cap, NO_PAUSE, Clock.systemUTC()).send(call(), BigInteger.ZERO))
          .hasValueSatisfying(exchange -> assertThat(exchange.left()).isTrue());
      assertThat(cap.taken()).isEqualTo(BigInteger.ONE);
    }
    SpendingCap cap = new SpendingCap(BigInteger.ONE);
    assertThat(new Gate(gone, cap, NO_PAUSE, Clock.systemUTC()).send(call(), BigInteger.ZERO))
        .hasValueSatisfying(exchange -> assertThat(exchange.left()).isFalse());
    assertThat(cap.taken()).isEqualTo(BigInteger.ZERO);
  }

  @Test
  void aRequestInterruptedBeforeItIsSentCostsNothing() throws IOException {
    Pace interrupted =
        new Pace(
            PACE,
            () -> 0,
            time -> {
              throw new InterruptedException();
            });
    try (HostileServer target = start(connection -> connection.answer("201 C", "", NOTHING))) {
      SpendingCap cap = new SpendingCap(BigInteger.TEN);
      Gate gate = new Gate(target(target, PATIENCE), cap, interrupted, Clock.systemUTC());
      assertThat(gate.send(call(), BigInteger.ZERO).orElseThrow().answer()).isPresent();
      Exchange second = gate.send(call(), BigInteger.ZERO).orElseThrow();
      assertThat(Thread.interrupted()).as("the thread is still interrupted").isTrue();
      assertThat(second.left()).isFalse();
      assertThat(second.failure()).isEqualTo("the run was interrupted");
      assertThat(cap.taken()).isEqualTo(BigInteger.ONE);
      assertThat(target.connections()).isEqualTo(1);
    }
  }

  @Test
  void theCapLeavesEnoughForTheExpectedFees() {
    SpendingCap cap = new SpendingCap(BigInteger.TEN);
    BigInteger fee = BigInteger.valueOf(4);
    assertThat(cap.take(BigInteger.ONE, fee)).isTrue();
    assertThat(cap.take(BigInteger.TWO, fee)).isFalse();
    assertThat(cap.take(BigInteger.ONE, fee)).isTrue();
    assertThat(cap.take(BigInteger.ONE, BigInteger.ZERO)).isFalse();
    cap.settle();
    cap.count(BigInteger.ZERO, fee.add(fee), BigInteger.ZERO);
    cap.count(BigInteger.ZERO, fee, BigInteger.ZERO);
    assertThat(cap.take(BigInteger.ONE, BigInteger.ZERO)).isFalse();
    assertThat(cap.take(BigInteger.ZERO, BigInteger.ZERO)).isTrue();
    assertThat(cap.beyond()).isEqualTo(fee.add(fee));
    assertThat(cap.most()).isEqualTo(BigInteger.TEN);
  }

  @Test
  void requestsOfUnknownCostShareOneReservation() {
    SpendingCap cap = new SpendingCap(BigInteger.TEN);
    assertThat(cap.reserve(BigInteger.valueOf(11))).isFalse();
    assertThat(cap.most()).isZero();
    assertThat(cap.reserve(BigInteger.valueOf(7))).isTrue();
    assertThat(cap.reserve(BigInteger.valueOf(6))).isTrue();
    assertThat(cap.most()).isEqualTo(7);
    cap.exceeded(BigInteger.valueOf(5), true);
    assertThat(cap.most()).as("the reservation already covers it").isEqualTo(7);
    cap.exceeded(BigInteger.valueOf(5), true);
    assertThat(cap.most()).isEqualTo(10);
    assertThat(cap.take(BigInteger.ONE, BigInteger.ZERO)).isFalse();
  }

  @Test
  void countsAnAmountPaidBeyondTheRequest() {
    SpendingCap cap = new SpendingCap(BigInteger.TEN);
    assertThat(cap.take(BigInteger.ONE, BigInteger.ZERO)).isTrue();
    cap.exceeded(BigInteger.valueOf(5000), false);
    assertThat(cap.take(BigInteger.ONE, BigInteger.ZERO)).isFalse();
    assertThat(cap.most()).isEqualTo(5001);
  }

  private HostileServer start(Behaviour behaviour) throws IOException {
    return HostileServer.start(
        connection -> {
          requests.add(connection.request());
          behaviour.meet(connection);
        },
        PACE);
  }

  private static Gate gate(HostileServer server, Duration timeout) {
    return new Gate(
        target(server, timeout), new SpendingCap(BigInteger.TEN), NO_PAUSE, Clock.systemUTC());
  }

  private static Target target(HostileServer server, Duration timeout) {
    return new Target(
        URI.create("http://127.0.0.1:" + server.port()),
        timeout,
        Tls.ofTheRuntime(),
        Optional.empty());
  }

  private static Call call() {
    return new Call(
        "POST",
        "/v1/wallet/a%2Fb%7B%3A/keysend",
        List.of(
            new HttpHeader("Authorization", "Basic YTo="),
            new HttpHeader("Content-Type", "application/json")),
        Body.of("{\"über\":1}".getBytes(UTF_8)),
        BigInteger.ONE);
  }
}
