package dev.keysend.mock.http.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.http.Http;
import dev.keysend.mock.http.RawHttp;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminGuardTest {
  private static final String RESET = "POST /__admin/keysend/reset";
  private static final String STATE = "GET /__admin/keysend/state";

  private KeysendMockServer mock;
  private int port;

  @BeforeAll
  void start() {
    mock = KeysendMockServer.start();
    port = URI.create(mock.baseUrl()).getPort();
  }

  @AfterAll
  void stop() {
    mock.close();
  }

  private String send(String line, String... headers) throws IOException {
    return RawHttp.sendRaw(
        mock,
        line
            + " HTTP/1.1\r\nConnection: close\r\nContent-Length: 0\r\n"
            + String.join("\r\n", headers)
            + "\r\n\r\n");
  }

  @Test
  void otherOriginsCannotReset() throws Exception {
    Http.pay(mock, Http.payment(Http.DESTINATION, 3));

    String answer = send(RESET, "Host: localhost:" + port, "Origin: https://shop.example");

    assertThat(answer).startsWith("HTTP/1.1 403 ").contains("refuses pages of other origins");
    assertThat(mock.payments()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: null",
        "Origin: http://localhost:1",
        "Origin: http://localhost",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
      })
  void otherPagesCannotReadTheState(String header) throws Exception {
    assertThat(send(STATE, "Host: localhost:" + port, header))
        .startsWith("HTTP/1.1 403 ")
        .doesNotContain("balance");
  }

  /** Jetty decodes a path and removes parameters and dots before it chooses the handler. */
  @ParameterizedTest
  @ValueSource(strings = {"/%5F_admin/", "/./__admin/", "/x/../__admin/", "/__admin;x/"})
  void otherSpellingsOfThePathAreGuardedToo(String spelling) throws Exception {
    String page = "GET " + spelling + "swagger-ui/";

    assertThat(send(page, "Host: localhost:" + port)).startsWith("HTTP/1.1 200 ");
    assertThat(send(page, "Host: localhost:" + port, "Origin: https://shop.example"))
        .startsWith("HTTP/1.1 403 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rebound.example", "127.0.0.1.rebound.example", "[::1].x", ""})
  void refusesHostNamesThatWereReboundToTheMock(String host) throws Exception {
    assertThat(send(STATE, "Host: " + host + ":" + port, "Sec-Fetch-Site: same-origin"))
        .matches("(?s)HTTP/1.1 (403|400) .*")
        .doesNotContain("balance");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.9.9.9", "[::1]"})
  void acceptsProgramsAndItsOwnPage(String host) throws Exception {
    String own = "Host: " + host + ":" + port;
    assertThat(send(STATE, own)).startsWith("HTTP/1.1 200 ");
    assertThat(send(STATE, own, "Sec-Fetch-Site: same-origin")).startsWith("HTTP/1.1 200 ");
    assertThat(send(STATE, own, "Sec-Fetch-Site: none")).startsWith("HTTP/1.1 200 ");
    assertThat(send(RESET, own, "Origin: http://" + host + ":" + port, "Sec-Fetch-Site: none"))
        .startsWith("HTTP/1.1 200 ");
  }
}
