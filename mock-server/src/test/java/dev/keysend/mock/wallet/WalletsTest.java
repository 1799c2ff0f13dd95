package dev.keysend.mock.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.keysend.contract.Json;
import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.MockWallet;
import dev.keysend.mock.endpoint.ReceivedRequest;
import dev.keysend.mock.http.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Several independent wallets in one mock. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalletsTest {
  private KeysendMockServer mock;

  @BeforeAll
  void start() {
    mock = KeysendMockServer.start();
  }

  @AfterAll
  void stop() {
    mock.close();
  }

  private int pay(String key, long satoshis) throws Exception {
    String body = Http.payment(Http.DESTINATION, satoshis);
    return Http.send(Http.request(mock, key, body).build()).statusCode();
  }

  private HttpResponse<String> admin(String method, String path, String body) throws Exception {
    return Http.send(
        HttpRequest.newBuilder(URI.create(mock.baseUrl() + "/__admin/keysend" + path))
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  @Test
  void eachHasItsOwnBalancePaymentsRequestsAndReset() throws Exception {
    try (MockWallet one = mock.openWallet(10);
        MockWallet other = mock.openWallet(20)) {
      assertThat(pay(one.key(), 4)).isEqualTo(201);
      assertThat(pay(one.key(), 7)).isEqualTo(400);
      assertThat(pay(other.key(), 5)).isEqualTo(201);

      assertThat(one.balance()).isEqualTo(6);
      assertThat(other.balance()).isEqualTo(15);
      assertThat(one.payments()).extracting(Payment::satoshis).containsExactly(4L);
      assertThat(one.payments()).extracting(Payment::walletId).containsExactly(one.id());
      assertThat(one.requests())
          .extracting(ReceivedRequest::outcome)
          .containsExactly("settled", "wallet-insufficient-funds");
      assertThat(one.requests()).extracting(ReceivedRequest::status).containsExactly(201, 400);
      assertThat(one.requests().get(0).url()).isEqualTo("/v1/wallet/***/keysend");

      one.reset();

      assertThat(one.balance()).isEqualTo(10);
      assertThat(one.payments()).isEmpty();
      assertThat(one.requests()).isEmpty();
      assertThat(other.balance()).isEqualTo(15);
      assertThat(other.payments()).hasSize(1);
      assertThat(other.requests()).hasSize(1);
    }
  }

  @Test
  void showsAsManyPaymentsAndRequestsAsRequested() throws Exception {
    try (MockWallet wallet = mock.openWallet(100)) {
      for (int i = 0; i < 51; i++) {
        pay(wallet.key(), 1);
      }
      String path = "/wallets/" + wallet.key();

      assertThat(Json.read(admin("GET", path, "").body()).get("payments")).hasSize(50);
      assertThat(Json.read(admin("GET", path + "?limit=1000", "").body()).get("payments"))
          .hasSize(51);
      assertThat(Json.read(admin("GET", path + "?limit=2", "").body()).get("requests")).hasSize(2);
      assertThat(Json.read(admin("GET", "/state?limit=1", "").body()).get("payments")).hasSize(1);
      for (String wrong : new String[] {"", "-1", "many", "9999999999"}) {
        HttpResponse<String> refused = admin("GET", path + "?limit=" + wrong, "");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("limit: must be a whole number");
      }
    }
  }

  @Test
  void removedWalletIsUnknown() throws Exception {
    MockWallet wallet = mock.openWallet(10);
    wallet.close();

    assertThat(pay(wallet.key(), 1)).isEqualTo(401);
    assertThatIllegalArgumentException().isThrownBy(() -> mock.wallet(wallet.key()));
  }

  @Test
  void adminApiOpensShowsResetsAndRemovesAWallet() throws Exception {
    String path = "/wallets/waka_by%2Fadmin";
    assertThat(admin("GET", path, "").statusCode()).isEqualTo(404);
    JsonNode made = Json.read(admin("PUT", path, "{\"balance\": 9}").body());
    assertThat(made.path("balance").asInt()).isEqualTo(9);
    assertThat(pay("waka_by%2Fadmin", 2)).isEqualTo(201);

    JsonNode shown = Json.read(admin("GET", path, "").body());
    assertThat(shown.path("balance").asInt()).isEqualTo(7);
    assertThat(shown.path("opening_balance").asInt()).isEqualTo(9);
    assertThat(shown.at("/payments/0/num_satoshis").asInt()).isEqualTo(2);
    assertThat(shown.at("/payments/0/wallet")).isEqualTo(made.path("id"));
    assertThat(shown.at("/requests/0/outcome").asString()).isEqualTo("settled");
    assertThat(mock.wallet("waka_by/admin").balance()).isEqualTo(7);
    JsonNode state = Json.read(admin("GET", "/state", "").body());
    assertThat(state.path("wallets").valueStream().map(wallet -> wallet.path("id")))
        .contains(made.path("id"));

    JsonNode reset = Json.read(admin("POST", path + "/reset", "").body());
    assertThat(reset.path("balance").asInt()).isEqualTo(9);
    assertThat(reset.path("payments").size()).isZero();
    assertThat(reset.path("requests").size()).isZero();
    assertThat(admin("DELETE", path, "").statusCode()).isEqualTo(200);
    assertThat(admin("GET", path, "").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"balance\":1,\"ballance\":2} | /ballance: is not known here",
        "{\"balance\":-1}               | /balance: must be an integer from 0",
        "{\"balance\":1.5}              | /balance: must be an integer from 0",
        "{\"balance\":9223372036854775808} | /balance: must be an integer from 0",
        "{}                             | /balance: must be an integer from 0",
        "[]                             | must be an object",
        "{                              | not JSON",
      })
  void refusesAnInvalidBalance(String body, String why) throws Exception {
    HttpResponse<String> answer = admin("PUT", "/wallets/waka_bad", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(why);
    assertThat(admin("GET", "/wallets/waka_bad", "").statusCode()).isEqualTo(404);
  }

  @Test
  void refusesToRemoveTheFirstWalletAndInvalidKeys() throws Exception {
    assertThat(admin("DELETE", "/wallets/" + mock.walletKey(), "").statusCode()).isEqualTo(409);
    assertThat(admin("PUT", "/wallets/" + mock.readOnlyWalletKey(), "{\"balance\":1}").statusCode())
        .isEqualTo(400);
    assertThatIllegalStateException().isThrownBy(() -> mock.wallet(mock.walletKey()).close());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mock.openWallet(mock.readOnlyWalletKey(), 1));
    assertThatIllegalArgumentException().isThrownBy(() -> mock.openWallet("a b", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> mock.openWallet(-1));
  }

  @Test
  void resetOfTheMockRemovesWalletsOpenedSinceTheStart() {
    try (KeysendMockServer other = KeysendMockServer.builder().wallet("waka_kept", 5).start()) {
      MockWallet late = other.openWallet("waka_late", 1);
      other.openWallet("waka_kept", 99);

      other.reset();

      assertThatIllegalArgumentException().isThrownBy(() -> other.wallet(late.key()));
      assertThat(other.wallet("waka_kept").balance()).isEqualTo(5);
    }
  }
}
