package dev.keysend.mock.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.http.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CredentialsTest {
  private static final String PAYMENT = Http.payment(Http.DESTINATION, 1);
  private KeysendMockServer mock;

  @BeforeAll
  void start() {
    mock = KeysendMockServer.start();
  }

  @AfterAll
  void stop() {
    mock.close();
  }

  private HttpRequest.Builder bare() {
    return HttpRequest.newBuilder(
            URI.create(mock.baseUrl() + "/v1/wallet/" + mock.walletKey() + "/keysend"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(PAYMENT));
  }

  private static String basic(String userName) {
    return "Basic "
        + Base64.getEncoder().encodeToString((userName + ":").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void acceptsTheApiKeyAsBasicUserName() throws Exception {
    HttpRequest request = bare().header("Authorization", basic(mock.apiKey())).build();
    assertThat(Http.send(request).statusCode()).isEqualTo(201);
  }

  @Test
  void acceptsTheApiKeyInItsOwnHeader() throws Exception {
    HttpRequest request = bare().header("X-Api-Key", mock.apiKey()).build();
    assertThat(Http.send(request).statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({
    "right, wrong, wrong, 201",
    "wrong, right, right, 401",
    ", right, wrong, 201",
    ", wrong, right, 401",
    ", , right, 201",
    ", , wrong, 401"
  })
  void firstPlaceWithAKeyDecides(
      @Nullable String header, @Nullable String query, @Nullable String user, int status)
      throws Exception {
    String url = mock.baseUrl() + "/v1/wallet/" + mock.walletKey() + "/keysend";
    HttpRequest.Builder request =
        bare().uri(URI.create(query == null ? url : url + "?access-token=" + key(query)));
    if (header != null) {
      request.header("X-Api-Key", key(header));
    }
    if (user != null) {
      request.header("Authorization", basic(key(user)));
    }

    HttpResponse<String> answer = Http.send(request.build());

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
  }

  private String key(String which) {
    return which.equals("right") ? mock.apiKey() : "pak_wrong";
  }

  @Test
  void challengesARequestWithoutKey() throws Exception {
    assertThat(Http.send(bare().build()).headers().firstValue("WWW-Authenticate"))
        .hasValue("Basic realm=\"api\"");
  }

  @Test
  void refusesABodyThatIsNotJsonBeforeCheckingTheWallet() throws Exception {
    HttpResponse<String> answer =
        Http.send(Http.request(mock, mock.readOnlyWalletKey(), "{\"dest").build());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("The body is not JSON");
  }

  @Test
  void refusesAMissingKeyAndNamesTheStartOfTheSampleKey() throws Exception {
    HttpResponse<String> answer = Http.send(bare().build());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .contains("\"name\":\"Unauthorized\"", "the sample API key pak_O0iU…")
        .doesNotContain(mock.apiKey());
  }

  @Test
  void refusesAWrongKeyInEitherPlace() throws Exception {
    HttpRequest basic = bare().header("Authorization", basic("pak_wrong")).build();
    HttpRequest own = bare().header("X-Api-Key", "pak_wrong").build();

    for (HttpRequest request : List.of(basic, own)) {
      HttpResponse<String> answer = Http.send(request);
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).contains("Your request was made with invalid credentials. Mock: ");
      assertThat(answer.headers().firstValue("Keysend-Mock-Outcome")).hasValue("bad-credentials");
    }
  }

  @Test
  void refusesAReadOnlyKeyAndNamesTheKeyThatCanWithdraw() throws Exception {
    HttpResponse<String> answer =
        Http.send(Http.request(mock, mock.readOnlyWalletKey(), PAYMENT).build());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .contains("wallet_withdraw", "use the sample wallet key waka_kqv…")
        .doesNotContain(mock.walletKey());
  }

  @Test
  void refusesAnUnknownWalletAndNamesTheSampleKey() throws Exception {
    HttpResponse<String> answer = Http.send(Http.request(mock, "waka_unknown", PAYMENT).build());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .contains("Invalid Wallet Access Key. Keys", "use the sample wallet key waka_kqv…")
        .doesNotContain(mock.walletKey());
  }

  @Test
  void neverShowsCustomKeys() throws Exception {
    try (KeysendMockServer own =
        KeysendMockServer.builder().apiKey("pak_secret").walletKey("waka_secret").start()) {
      HttpRequest noKey =
          HttpRequest.newBuilder(URI.create(own.baseUrl() + "/v1/wallet/x/keysend"))
              .POST(BodyPublishers.ofString(PAYMENT))
              .build();
      assertThat(Http.send(noKey).body()).doesNotContain("secret");
      assertThat(Http.send(Http.request(own, "x", PAYMENT).build()).body())
          .doesNotContain("secret");
    }
  }
}
