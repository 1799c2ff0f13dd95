package dev.keysend.mock.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.keysend.mock.KeysendMockServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpLayerTest {
  private static final String PAYMENT = Http.payment(Http.DESTINATION, 1);
  private static final String ORIGIN = "http://localhost:5173";

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final KeysendMockServer mock =
      KeysendMockServer.builder().allowOrigin(ORIGIN).onRequest(lines::add).start();

  @AfterEach
  void stop() {
    mock.close();
  }

  private HttpResponse<String> preflight(String path, String origin, String method)
      throws Exception {
    return Http.send(
        HttpRequest.newBuilder(URI.create(mock.baseUrl() + path))
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", method)
            .build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/wallet/x/keysend", "/v1/wallet/x", "/typo", "/v1/wallet/x/keysend/"})
  void preflightSucceedsOnEveryPathSoThatPagesCanReadRefusals(String path) throws Exception {
    HttpResponse<String> answer = preflight(path, "https://other.example", "PUT");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Keysend-Mock-Outcome")).hasValue("preflight");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
        .endsWith(", PUT");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
  }

  @Test
  void adminApiRefusesPreflights() throws Exception {
    HttpResponse<String> answer = preflight("/__admin/mappings", ORIGIN, "POST");

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void namedOriginCanSendCredentials() throws Exception {
    HttpResponse<String> asked = preflight("/v1/wallet/x/keysend", ORIGIN, "POST");
    HttpResponse<String> paid =
        Http.send(Http.request(mock, PAYMENT).header("Origin", ORIGIN).build());
    HttpResponse<String> refused =
        Http.send(
            Http.request(mock, PAYMENT)
                .method("PUT", BodyPublishers.ofString(PAYMENT))
                .header("Origin", ORIGIN)
                .build());

    assertThat(paid.statusCode()).isEqualTo(201);
    assertThat(refused.statusCode()).isEqualTo(405);
    for (HttpResponse<String> answer : List.of(asked, paid, refused)) {
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(ORIGIN);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).hasValue("true");
      assertThat(answer.headers().firstValue("Vary").orElse("")).contains("Origin");
    }
    assertThat(paid.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
        .contains("Keysend-Mock-Outcome")
        .doesNotContain("*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:5173", "http://a.example/", "*", "null", "file:///a", "a b"})
  void refusesAnInvalidOrigin(String origin) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeysendMockServer.builder().allowOrigin(origin).start().close())
        .withMessageContaining("allowOrigin is " + origin);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            "GET /%zz HTTP/1.1\r\nHost: a\r\n",
            "400", "not valid HTTP/1.1; check its target and its headers"),
        Arguments.of("GET / HTTP/1.1\r\n", "400", "not valid HTTP/1.1: No Host"),
        Arguments.of("GET / HTTP/1.1\r\nHost: a\r\nExpect: a-reply\r\n", "417", "100-continue"),
        Arguments.of("PRI * HTTP/2.0\r\n", "426", "only HTTP/1.1"),
        Arguments.of("GET / HTTP/3.7\r\nHost: a\r\n", "505", "only HTTP/1.1"),
        Arguments.of("CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n", "405", "CONNECT"),
        Arguments.of(
            "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(9_000) + "\r\n",
            "431",
            "8192 bytes together; the largest header is X, with 9005 bytes"),
        Arguments.of(
            "GET /" + "x".repeat(9_000) + " HTTP/1.1\r\nHost: a\r\n",
            "431",
            "8192 bytes together\""),
        Arguments.of(
            "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(90_000) + "\r\n",
            "431",
            "8192 bytes together"),
        Arguments.of("GET * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n", "400", "message"),
        Arguments.of("NONSENSE\r\n", "400", "message"),
        Arguments.of("GET / HTTP/9.9\r\nHost: a\r\n", "505", "message"),
        Arguments.of(
            "\u0016\u0003\u0001\u0002\u0000\r\n",
            "400",
            "use http:// here, or the port of --https-port"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void httpLayerRefusesLikeTheEndpoint(String request, String status, String words)
      throws Exception {
    String answer = RawHttp.sendRaw(mock, request + "\r\n");

    assertThat(answer)
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("Keysend-Mock-Outcome: ", "application/json", "\"status\":" + status, words);
  }

  @Test
  void listsTheOptionsOfTheServer() throws Exception {
    assertThat(RawHttp.sendRaw(mock, "OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 204 ")
        .contains("Allow: GET, HEAD, POST, OPTIONS", "Keysend-Mock-Outcome: options");
  }

  @Test
  void ignoresTheIdentityEncoding() throws Exception {
    for (String none : List.of("identity", "Identity")) {
      assertThat(
              Http.send(Http.request(mock, PAYMENT).header("Content-Encoding", none).build())
                  .statusCode())
          .isEqualTo(201);
    }
    HttpResponse<String> refused =
        Http.send(Http.request(mock, PAYMENT).header("Content-Encoding", "gzip").build());
    assertThat(refused.statusCode()).isEqualTo(415);
    // Pages can read the refusal too.
    assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
  }

  @Test
  void logsEachRequestInALineWithoutKeys() throws Exception {
    Http.pay(mock, PAYMENT);
    Http.pay(mock, "{");
    Http.send(
        HttpRequest.newBuilder(URI.create(mock.baseUrl() + "/typo?access-token=" + mock.apiKey()))
            .build());
    await().until(() -> lines.size() == 3);

    String time = "\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z ";
    assertThat(lines.get(0))
        .matches(time + "POST /v1/wallet/\\*\\*\\*/keysend 201 settled \\d+ ms");
    assertThat(lines.get(1)).contains(" 400 request-malformed ");
    assertThat(lines.get(2)).contains("GET /typo?", " 404 operation-unknown ");
    assertThat(lines.toString()).doesNotContain(mock.apiKey(), mock.walletKey());
  }

  private static boolean answers(String address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getAllByName(address)[0], port), 2_000);
      socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return socket.getInputStream().read() == 'H';
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean hasIpv6() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getAllByName("::1")[0], 0));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void listensOnBothLoopbackAddresses() {
    assumeThat(hasIpv6()).isTrue();

    assertThat(answers("127.0.0.1", mock.port())).isTrue();
    assertThat(answers("::1", mock.port())).isTrue();
  }

  @Test
  void listensOnlyOnTheGivenAddress() {
    assumeThat(hasIpv6()).isTrue();
    try (KeysendMockServer six = KeysendMockServer.builder().bindAddress("[::1]").start();
        KeysendMockServer all = KeysendMockServer.builder().bindAddress("0.0.0.0").start()) {
      assertThat(six.baseUrl()).isEqualTo("http://[::1]:" + six.port());
      assertThat(answers("::1", six.port())).isTrue();
      assertThat(answers("127.0.0.1", six.port())).isFalse();
      assertThat(answers("127.0.0.1", all.port())).isTrue();
      assertThat(answers("::1", all.port())).isFalse();
    }
  }

  /** Otherwise some clients would connect to the other program by the name localhost. */
  @Test
  void refusesAPortInUseOnOneOfTheAddresses() throws Exception {
    assumeThat(hasIpv6()).isTrue();
    try (ServerSocket other = new ServerSocket()) {
      other.bind(new InetSocketAddress(InetAddress.getAllByName("::1")[0], 0));

      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> KeysendMockServer.builder().port(other.getLocalPort()).start().close())
          .hasMessageContaining("cannot listen");
    }
  }
}
