package dev.keysend.mock.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.Mode;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventConditions;
import org.junit.platform.testkit.engine.Events;
import org.junit.platform.testkit.engine.TestExecutionResultConditions;

@KeysendMock(balance = 5)
class KeysendMockTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @RepeatedTest(2)
  void everyTestGetsAFreshMock(KeysendMockServer mock) throws Exception {
    assertThat(mock.balance()).isEqualTo(5);
    assertThat(mock.payments()).isEmpty();
    pay(mock);
    assertThat(mock.payments()).hasSize(1);
  }

  @Test
  void registersAMockWithItsOwnSettings() {
    assertThat(run(Registered.class).succeeded().count()).isEqualTo(1);
  }

  @Test
  void classCanHaveSeveralMocksInFields() {
    assertThat(run(Two.class).succeeded().count()).isEqualTo(1);
    assertThat(run(AnnotatedAndRegistered.class).succeeded().count()).isEqualTo(1);
    run(Unclear.class)
        .assertThatEvents()
        .haveExactly(
            1,
            EventConditions.finishedWithFailure(
                TestExecutionResultConditions.message(
                    text -> text.contains("has 2 mocks") && text.contains("server()"))));
  }

  @Test
  void extensionWithoutARunningMockSaysSo() {
    assertThatThrownBy(() -> new KeysendMockExtension(KeysendMockServer.builder()).server())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("@RegisterExtension");
  }

  @Test
  void findsMagicDestinationsByName(KeysendMockServer mock) {
    assertThat(mock.destination("failure-no-route")).startsWith("02ef1c8a").hasSize(66);
    assertThatThrownBy(() -> mock.destination("keysend-sent"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("keysend-sent; take one of", "failure-no-route", "fault-no-answer")
        .hasMessageNotContaining("keysend-sent,");
  }

  /** JUnit below 5.13 closes only the CloseableResources that an extension stores. */
  @Test
  void stopsAfterItsClassIfJUnitClosesOnlyCloseableResources() {
    EngineTestKit.engine("junit-jupiter")
        .configurationParameter(
            "junit.jupiter.extensions.store.close.autocloseable.enabled", "false")
        .selectors(selectClass(TellsWhereItListens.class))
        .execute();

    assertThatThrownBy(() -> HTTP.send(get(TellsWhereItListens.baseUrl), BodyHandlers.discarding()))
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void testsOfAClassDoNotRunInParallel() {
    TestDescriptor discovered =
        EngineTestKit.engine("junit-jupiter")
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
            .selectors(selectClass(Lenient.class))
            .discover()
            .getEngineDescriptor();

    assertThat(discovered.getDescendants())
        .hasSize(2)
        .allSatisfy(
            test ->
                assertThat(((Node<?>) test).getExecutionMode())
                    .isEqualTo(Node.ExecutionMode.SAME_THREAD));
  }

  @Test
  void unexpectedRequestFailsTheTestIfSet() {
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

  private static HttpRequest get(String url) {
    return HttpRequest.newBuilder(URI.create(url)).build();
  }

  private static void pay(KeysendMockServer mock) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(mock.baseUrl() + "/v1/wallet/" + mock.walletKey() + "/keysend"))
            .header("X-Api-Key", mock.apiKey())
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"dest_pubkey\":"
                        + "\"033868c219bdb51a33560d854d500fe7d3898a1ad9e05dd89d0007e11313588500\","
                        + "\"num_satoshis\":1}"))
            .build();
    assertThat(HTTP.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(201);
  }

  static class Registered {
    @RegisterExtension
    static final KeysendMockExtension MOCK =
        new KeysendMockExtension(KeysendMockServer.builder().mode(Mode.RECORDED).balance(9));

    @Test
    void hasTheSettings(KeysendMockServer mock) {
      assertThat(mock.balance()).isEqualTo(9);
    }
  }

  static class Two {
    @RegisterExtension
    static final KeysendMockExtension POOR =
        new KeysendMockExtension(KeysendMockServer.builder().balance(1));

    @RegisterExtension
    static final KeysendMockExtension RICH =
        new KeysendMockExtension(KeysendMockServer.builder().balance(2));

    @BeforeAll
    static void bothRun() {
      assertThat(POOR.server().baseUrl()).isNotEqualTo(RICH.server().baseUrl());
    }

    @Test
    void eachHasItsOwnSettings() {
      assertThat(POOR.server().balance()).isEqualTo(1);
      assertThat(RICH.server().balance()).isEqualTo(2);
    }
  }

  @KeysendMock(balance = 3)
  static class AnnotatedAndRegistered {
    @RegisterExtension
    static final KeysendMockExtension POOR =
        new KeysendMockExtension(KeysendMockServer.builder().balance(1));

    @Test
    void parameterIsTheAnnotationsMock(KeysendMockServer mock) {
      assertThat(mock.balance()).isEqualTo(3);
      assertThat(POOR.server().balance()).isEqualTo(1);
    }
  }

  static class Unclear extends Two {
    @Test
    void whichOne(KeysendMockServer mock) {
      assertThat(mock).isNull();
    }
  }

  @KeysendMock
  static class TellsWhereItListens {
    static String baseUrl = "";

    @Test
    void tells(KeysendMockServer mock) {
      baseUrl = mock.baseUrl();
    }
  }

  @KeysendMock(failOnUnexpectedRequests = true)
  static class Strict {
    @Test
    void callsAnUnknownPath(KeysendMockServer mock) throws Exception {
      HTTP.send(get(mock.baseUrl() + "/typo"), BodyHandlers.discarding());
    }
  }

  @KeysendMock
  static class Lenient {
    @Test
    void callsAnUnknownPath(KeysendMockServer mock) throws Exception {
      HTTP.send(get(mock.baseUrl() + "/typo"), BodyHandlers.discarding());
    }
  }
}
