package dev.keysend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.keysend.mock.KeysendMockServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A front end comes from another origin than the mock, so its requests are cross-origin. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossOriginTest {
  private static final byte[] EMPTY_PAGE =
      "<!DOCTYPE html><title>Elsewhere</title>".getBytes(StandardCharsets.UTF_8);

  /** Sends headers that make the browser send a preflight request first. */
  private static final String SCRIPT =
      """
      const [url, headers, done] = arguments;
      fetch(url, {
        method: 'POST',
        headers: {'Content-Type': 'application/json', ...headers},
        body: JSON.stringify({dest_pubkey: '%s', num_satoshis: 5}),
      })
        .then(async answer => done([answer.status, [...answer.headers.keys()], await answer.text()]))
        .catch(error => done([0, [], String(error)]));
      """
          .formatted("02" + "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798");

  private final KeysendMockServer mock = KeysendMockServer.start();
  private final Browser browser = Browser.start();
  private HttpServer elsewhere;

  @BeforeAll
  void serveFromAnotherOrigin() throws IOException {
    elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=UTF-8");
          exchange.sendResponseHeaders(200, EMPTY_PAGE.length);
          exchange.getResponseBody().write(EMPTY_PAGE);
          exchange.close();
        });
    elsewhere.start();
    browser.open("http://localhost:" + elsewhere.getAddress().getPort() + "/");
  }

  @AfterAll
  void stop() {
    browser.close();
    elsewhere.stop(0);
    mock.close();
  }

  @Test
  void aPaymentWithTheApiKeyHeaderSettles() {
    List<?> answer = pay(Map.of("X-Api-Key", mock.apiKey()));

    assertThat(answer.get(0)).isEqualTo(201L);
    assertThat((String) answer.get(2)).contains("payment_preimage");
  }

  @Test
  void aPaymentWithBasicAuthenticationSettles() {
    String pair = mock.apiKey() + ":";
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));

    assertThat(pay(Map.of("Authorization", basic)).get(0)).isEqualTo(201L);
  }

  @Test
  void followsAPreferHeader() {
    assertThat(pay(Map.of("X-Api-Key", mock.apiKey(), "Prefer", "code=400")).get(0))
        .isEqualTo(400L);
  }

  @Test
  void theScriptCanReadARefusal() {
    List<?> answer = pay(Map.of("X-Api-Key", "wrong"));

    assertThat(answer.get(0)).isEqualTo(401L);
    assertThat((String) answer.get(2)).contains("\"message\"");
  }

  /** A failed preflight would hide what the mock says about the path. */
  @Test
  void aWrongPathNamesTheRightOne() {
    List<?> answer = pay("/wallet/keysend", Map.of("X-Api-Key", mock.apiKey()));

    assertThat(answer.get(0)).isEqualTo(404L);
    assertThat((String) answer.get(2)).contains("/v1/wallet/{access_key}/keysend");
  }

  @Test
  void showsAPageToABrowserThatOpensAWrongPath() {
    try (Browser visitor = Browser.start()) {
      visitor.open(mock.baseUrl() + "/wallet/keysend");

      assertThat(visitor.find("body").getText()).contains("/v1/wallet/{access_key}/keysend");
      assertThat(visitor.accessibilityProblems()).isEmpty();
    }
  }

  @Test
  void refusesAdminRequestsOfAnotherOriginEvenWithoutCors() {
    pay(Map.of("X-Api-Key", mock.apiKey()));

    Object ended =
        browser
            .driver()
            .executeAsyncScript(
                """
                const [url, done] = arguments;
                fetch(url, {method: 'POST', mode: 'no-cors'}).then(answer => done(answer.type));
                """,
                mock.baseUrl() + "/__admin/keysend/reset");

    assertThat(ended).isEqualTo("opaque");
    assertThat(mock.payments()).isNotEmpty();
  }

  /**
   * Pays as a script of the other origin does. Returns status, names of readable headers, and body.
   */
  private List<?> pay(Map<String, String> headers) {
    return pay("/v1/wallet/" + mock.walletKey() + "/keysend", headers);
  }

  private List<?> pay(String path, Map<String, String> headers) {
    String url = mock.baseUrl() + path;
    return (List<?>)
        Objects.requireNonNull(browser.driver().executeAsyncScript(SCRIPT, url, headers));
  }
}
