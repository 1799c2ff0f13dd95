package dev.keysend.conformance.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.cli.Command;
import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KeysendServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every request goes through the proxy, and an error of the proxy is not the target's fault. */
@Timeout(120)
class ProxyTest {
  private static final String PASSWORD = "proxy-canary-5e1c";
  private static final String PAIR = "kit:" + PASSWORD;
  private static final int CONFORMANT = 0;
  private static final int WRONG_USAGE = 2;
  private static final int NOT_TESTED = 3;

  @TempDir private Path directory;

  @Test
  void sendsEveryRequestWithCredentialsThroughTheProxy() throws IOException {
    try (KeysendServer server = KeysendServer.start(new Behaviour());
        HttpProxy proxy = new HttpProxy(0)) {
      Command.Result result =
          run(server.baseUrl(), "http://" + PAIR + "@127.0.0.1:" + proxy.port());
      assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(CONFORMANT);
      int sent = Files.readString(directory.resolve("report.json")).split("\"sent\" : true").length;
      assertThat(proxy.heads())
          .hasSize(sent - 1)
          .allMatch(head -> head.contains(" " + server.baseUrl() + "/v1/wallet/"))
          .allMatch(head -> head.contains("Proxy-Authorization: Basic " + base64(PAIR)));
      assertSecret(result);
    }
  }

  @Test
  void opensATunnelIfTheTargetUsesTls() throws IOException {
    Certificates certificates = new Certificates();
    Path authority = certificates.authority(directory.resolve("authority.pem"));
    List<String> requests = Collections.synchronizedList(new ArrayList<>());
    HostileServer.Behaviour teapot =
        connection -> {
          requests.add(connection.request());
          connection.answer("418 Teapot", "", new byte[0]);
        };
    try (HostileServer target =
            HostileServer.start(
                certificates.listener("127.0.0.1", false), teapot, Duration.ofMillis(20));
        HttpProxy proxy = new HttpProxy(0)) {
      Command.Result result =
          run(
              "https://127.0.0.1:" + target.port(),
              "http://" + PAIR + "@127.0.0.1:" + proxy.port(),
              "--ca-file=" + authority);
      assertThat(result.out()).contains("HTTP 418");
      assertThat(proxy.heads())
          .isNotEmpty()
          .allMatch(head -> head.startsWith("CONNECT 127.0.0.1:" + target.port() + " HTTP/1.1"))
          .allMatch(head -> head.contains("Proxy-Authorization: Basic " + base64(PAIR)))
          .noneMatch(head -> head.contains("wallet"));
      assertThat(requests).isNotEmpty().noneMatch(request -> request.contains("Proxy-"));
      assertSecret(result);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {407, 502})
  void aRefusalByTheProxyIsNoVerdictOnTheTarget(int status) throws IOException {
    for (String scheme : List.of("http", "https")) {
      try (HttpProxy proxy = new HttpProxy(status)) {
        Command.Result result = run(scheme + "://127.0.0.1:1", "http://127.0.0.1:" + proxy.port());
        assertThat(result.exitCode()).as(result.out()).isEqualTo(NOT_TESTED);
        assertThat(result.out()).contains(" is not tested.").contains("HTTP " + status);
        if (status == 407) {
          assertThat(result.out()).contains("write user and password into --proxy");
        }
      }
    }
  }

  @Test
  void namesAProxyThatDoesNotListen() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Command.Result result = run("http://127.0.0.1:1", "http://127.0.0.1:" + port);
    assertThat(result.exitCode()).isEqualTo(NOT_TESTED);
    assertThat(result.out())
        .contains("cannot connect to the proxy 127.0.0.1:" + port)
        .contains("check --proxy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:8080",
        "https://kit:" + PASSWORD + "@proxy",
        "http://kit:" + PASSWORD + "@proxy/path",
        "http://kit:" + PASSWORD + "@",
        "socks5://proxy:1080"
      })
  void refusesAnInvalidProxyUrlWithoutShowingThePassword(String url) {
    Command.Result result =
        Command.run(
            "--base-url=http://127.0.0.1:1", "--api-key=k", "--wallet-key=w", "--proxy=" + url);
    assertThat(result.exitCode()).isEqualTo(WRONG_USAGE);
    assertThat(result.err())
        .contains("--proxy is not the URL of a proxy; use http://HOST:PORT")
        .doesNotContain(PASSWORD);
  }

  /** Anybody between the kit and the proxy could read the keys. */
  @Test
  void refusesAProxyOnAnotherMachineUnlessPlainHttpIsAllowed() {
    Command.Result result =
        Command.run(
            "--base-url=http://127.0.0.1:1",
            "--api-key=k",
            "--wallet-key=w",
            "--proxy=http://192.0.2.1:3128");
    assertThat(result.exitCode()).isEqualTo(WRONG_USAGE);
    assertThat(result.err()).contains("plain HTTP to 192.0.2.1", "--allow-plain-http");
  }

  private Command.Result run(String baseUrl, String proxy, String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.addAll(
        List.of(
            "--base-url=" + baseUrl,
            "--proxy=" + proxy,
            "--api-key=" + KeysendServer.API_KEY,
            "--wallet-key=" + KeysendServer.WALLET_KEY,
            "--max-sats=100",
            "--rules=success,refuses-num-satoshis-missing",
            "--report-dir=" + directory));
    return Command.run(arguments.toArray(new String[0]));
  }

  private void assertSecret(Command.Result result) throws IOException {
    assertThat(result.out() + result.err()).doesNotContain(PASSWORD, base64(PAIR));
    for (String report : List.of("report.json", "report.html", "junit.xml", "summary.md")) {
      assertThat(Files.readString(directory.resolve(report)))
          .doesNotContain(PASSWORD, base64(PAIR));
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
