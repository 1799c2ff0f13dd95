package dev.keysend.mock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.VerificationException;
import dev.keysend.contract.Json;
import dev.keysend.mock.http.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** WireMock matches requests with their real keys, but shows them without keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MasksTest {
  private static final String API_KEY = "pak_MyOwnCanaryKey77";
  private static final String WALLET_KEY = "waka_MyOwnCanaryWallet";
  private static final String LATE_KEY = "waka_LateCanaryWallet1";

  private KeysendMockServer mock;

  @BeforeAll
  void start() {
    mock = KeysendMockServer.builder().apiKey(API_KEY).walletKey(WALLET_KEY).start();
    mock.openWallet(LATE_KEY, 1_000_000);
  }

  @AfterEach
  void forget() {
    mock.wireMock().resetRequests();
  }

  @AfterAll
  void stop() {
    mock.close();
  }

  private String admin(String method, String path, String body) throws Exception {
    return Http.send(
            HttpRequest.newBuilder(URI.create(mock.baseUrl() + "/__admin" + path))
                .method(method, BodyPublishers.ofString(body))
                .build())
        .body();
  }

  private static List<String> forms(String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    String base64 =
        Base64.getEncoder().encodeToString(("user:" + key).getBytes(StandardCharsets.UTF_8));
    return List.of(
        key,
        "token " + key + ";",
        base64,
        "x" + base64,
        Base64.getEncoder().encodeToString(base64.getBytes(StandardCharsets.UTF_8)),
        HexFormat.of().formatHex(bytes),
        key.replace("_", "%5F"),
        key.replace("_", "%255F"),
        key.substring(key.indexOf('_') + 1));
  }

  /** Each form is in an unrelated header, in Referer, in the body or the query, on any path. */
  @ParameterizedTest
  @ValueSource(strings = {API_KEY, LATE_KEY})
  void masksKeysWhereverTheyAre(String key) throws Exception {
    assertMasksWhereverItIs(key);
  }

  @Test
  @Tag("thorough")
  void masksTheFirstWalletKeyWhereverItIs() throws Exception {
    assertMasksWhereverItIs(WALLET_KEY);
  }

  private void assertMasksWhereverItIs(String key) throws Exception {
    List<String> forms = forms(key);
    for (String form : forms) {
      String order =
          Http.payment(Http.DESTINATION, 1)
              .replace("}", ",\"passThru\":{\"note\":\"" + form + "\"}}");
      Http.send(
          Http.request(mock, order)
              .header("X-Trace", form)
              .header("Referer", "https://shop.example/?back=" + form)
              .build());
      Http.send(
          HttpRequest.newBuilder(URI.create(mock.baseUrl() + "/typo?key=" + form.replace(' ', '+')))
              .build());
    }

    String journal = admin("GET", "/requests", "");
    assertThat(Json.read(journal).get("requests").size()).isEqualTo(2 * forms.size());
    List<String> hidden = new ArrayList<>(List.of(API_KEY, WALLET_KEY, LATE_KEY));
    hidden.addAll(forms);
    for (String shown :
        new String[] {
          journal,
          admin("POST", "/requests/find", "{\"method\":\"ANY\"}"),
          admin("GET", "/requests/unmatched", ""),
          admin("GET", "/requests/unmatched/near-misses", ""),
          admin("GET", "/keysend/state", ""),
          mock.unexpectedRequests().toString(),
          mock.wireMock().getServeEvents().toString(),
          mock.wireMock().find(postRequestedFor(anyUrl())).toString(),
        }) {
      assertThat(shown).doesNotContain(hidden);
      for (JsonNode text : texts(shown)) {
        assertThat(decoded(text.asString())).doesNotContain(hidden);
      }
    }
  }

  /** All strings in a JSON value; none if the text is not JSON. */
  private static Iterable<JsonNode> texts(String json) throws Exception {
    return json.startsWith("{") ? Json.read(json).findValues("bodyAsBase64") : List.<JsonNode>of();
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
  }

  @Test
  void walletWithTheNameOfAFieldLeavesTheFieldAlone() throws Exception {
    admin("PUT", "/keysend/wallets/payments", "{\"balance\":1}");
    Http.pay(
        mock, Http.payment(Http.DESTINATION, 1).replace("}", ",\"passThru\":{\"payments\":1}}"));
    String state = admin("GET", "/keysend/state", "");
    admin("DELETE", "/keysend/wallets/payments", "");

    assertThat(Json.read(state).at("/payments/0/passThru/***").isNumber()).isTrue();
  }

  @Test
  void refusesTheApiKeyAndIdentifiersAsWalletKeys() throws Exception {
    String id = Json.read(admin("GET", "/keysend/state", "")).at("/wallets/0/id").asString();

    for (String key : new String[] {API_KEY, id}) {
      assertThat(admin("PUT", "/keysend/wallets/" + key, "{\"balance\":1}"))
          .contains("use another key");
    }
  }

  @Test
  void showsPatternsOfStubs() throws Exception {
    String stub =
        "{\"request\":{\"urlPathPattern\":\"/v1/wallet/[^/]+/other\"},\"response\":{\"status\":200}}";
    admin("POST", "/mappings", stub);
    Http.send(
        HttpRequest.newBuilder(URI.create(mock.baseUrl() + "/v1/wallet/nobody/other")).build());
    String journal = admin("GET", "/requests", "");
    admin("POST", "/mappings/reset", "");

    assertThat(journal).contains("/v1/wallet/[^/]+/other");
  }

  @Test
  void refusalsShowNoKey() throws Exception {
    for (String body :
        new String[] {
          Http.payment(API_KEY, 1),
          "{\"dest_pubkey\":\"" + Http.DESTINATION + "\",\"num_satoshis\":\"" + API_KEY + "\"}",
          API_KEY,
          "{\"" + API_KEY + "\":1,\"" + API_KEY + "\":2}"
        }) {
      HttpResponse<String> response = Http.pay(mock, body);
      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).contains("***").doesNotContain(API_KEY);
    }
    assertThat(
            Http.send(
                    Http.request(mock, Http.payment(Http.DESTINATION, 1))
                        .header("Prefer", "example=" + API_KEY)
                        .build())
                .body())
        .contains("***")
        .doesNotContain(API_KEY);
  }

  @Test
  void findsPaymentsByRealPathAndHeaders() throws Exception {
    Http.pay(mock, Http.payment(Http.DESTINATION, 3));
    String path = "/v1/wallet/" + WALLET_KEY + "/keysend";

    mock.wireMock()
        .verifyThat(
            1, postRequestedFor(urlEqualTo(path)).withHeader("X-Api-Key", equalTo(API_KEY)));
    JsonNode count =
        Json.read(
            admin(
                "POST",
                "/requests/count",
                "{\"method\":\"POST\",\"url\":\""
                    + path
                    + "\",\"headers\":{\"X-Api-Key\":{\"equalTo\":\""
                    + API_KEY
                    + "\"}}}"));
    assertThat(count.path("count").asInt()).isEqualTo(1);
    assertThat(mock.wireMock().find(postRequestedFor(urlEqualTo(path))))
        .singleElement()
        .satisfies(request -> assertThat(request.getUrl()).isEqualTo("/v1/wallet/***/keysend"));
  }

  @Test
  void failedVerificationShowsNoKey() throws Exception {
    Http.pay(mock, Http.payment(Http.DESTINATION, 3));

    assertThatThrownBy(
            () -> mock.wireMock().verifyThat(1, postRequestedFor(urlEqualTo("/another"))))
        .isInstanceOf(VerificationException.class)
        .hasMessageContaining("/v1/wallet/***/keysend")
        .message()
        .doesNotContain(API_KEY, WALLET_KEY);
  }

  @Test
  void refusesProxyStubsAndShutdownByDefault() throws Exception {
    String proxy = "{\"request\":{},\"response\":{\"proxyBaseUrl\":\"http://127.0.0.1:1\"}}";

    assertThat(admin("POST", "/mappings", proxy)).contains("--allow-proxying");
    assertThatThrownBy(
            () ->
                mock.wireMock()
                    .register(
                        any(anyUrl()).willReturn(aResponse().proxiedFrom("http://x.example"))))
        .hasMessageContaining("--allow-proxying");
    assertThat(admin("POST", "/shutdown", "")).contains("--allow-shutdown");
    assertThat(Http.pay(mock, Http.payment(Http.DESTINATION, 1)).statusCode()).isEqualTo(201);
  }
}
