package dev.keysend.mock.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.Mode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventConditions;
import org.junit.platform.testkit.engine.Events;
import org.junit.platform.testkit.engine.TestExecutionResultConditions;

@KeysendMock(balance = 5)
class KeysendMockTest {
  @RepeatedTest(2)
  void everyTestFindsTheMockAsNew(KeysendMockServer mock) throws Exception {
    assertThat(mock.balance()).isEqualTo(5);
    assertThat(mock.payments()).isEmpty();
    pay(mock);
    assertThat(mock.payments()).hasSize(1);
  }

  @Test
  void aMockOfItsOwnSettingsCanBeRegistered() {
    assertThat(run(Registered.class).succeeded().count()).isEqualTo(1);
  }

  @Test
  void anUnexpectedRequestFailsTheTestIfThatIsWanted() {
    run(Strict.class)
        .assertThatEvents()
        .haveExactly(
            1,
            EventConditions.finishedWithFailure(
                TestExecutionResultConditions.message(text -> text.contains("GET /typo"))));
    assertThat(run(Lenient.class).succeeded().count()).isEqualTo(1);
  }

  private static Events run(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(tests))
        .execute()
        .testEvents();
  }

  private static int get(KeysendMockServer mock, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(mock.baseUrl() + path)).build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  private static void pay(KeysendMockServer mock) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(mock.baseUrl() + "/v1/wallet/" + mock.walletKey() + "/keysend"))
            .header("X-Api-Key", mock.apiKey())
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"dest_pubkey\":\"02" + "0".repeat(64) + "\",\"num_satoshis\":1}"))
            .build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode())
        .isEqualTo(201);
  }

  static class Registered {
    @RegisterExtension
    static final KeysendMockExtension MOCK =
        new KeysendMockExtension(KeysendMockServer.builder().mode(Mode.RECORDED).balance(9));

    @Test
    void theSettingsAreThere(KeysendMockServer mock) {
      assertThat(mock.balance()).isEqualTo(9);
    }
  }

  @KeysendMock(failOnUnexpectedRequests = true)
  static class Strict {
    @Test
    void callsWhatIsNotThere(KeysendMockServer mock) throws Exception {
      get(mock, "/typo");
    }
  }

  @KeysendMock
  static class Lenient {
    @Test
    void callsWhatIsNotThere(KeysendMockServer mock) throws Exception {
      get(mock, "/typo");
    }
  }
}
