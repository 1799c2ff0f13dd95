package dev.keysend.mock.record;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingProxyTest {
  private static final String PATH = "/v1/wallet/waka_canary0123/keysend";

  @TempDir private Path folder;
  private final BlockingQueue<String> notices = new LinkedBlockingQueue<>();
  private WireMockServer live;

  @BeforeEach
  void start() {
    live =
        new WireMockServer(
            wireMockConfig().dynamicPort().dynamicHttpsPort().bindAddress("127.0.0.1"));
    live.start();
  }

  @AfterEach
  void stop() {
    live.stop();
  }

  private String plain() {
    return "http://127.0.0.1:" + live.port();
  }

  private RecordingProxy proxy(String target) {
    return new RecordingProxy("127.0.0.1", 0, URI.create(target), folder, notices::add);
  }

  private static HttpResponse<String> send(RecordingProxy proxy, String method, String path)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(proxy.baseUrl() + path))
            .method(method, HttpRequest.BodyPublishers.ofString("{}"))
            .header("Content-Type", "application/json")
            .header("Accept-Encoding", "gzip")
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private String notice() throws InterruptedException {
    String notice = notices.poll(30, TimeUnit.SECONDS);
    assertThat(notice).isNotNull().doesNotContain("canary");
    return notice;
  }

  @Test
  void sendsNoKeyToAnUntrustedCertificate() throws Exception {
    live.stubFor(any(anyUrl()).willReturn(aResponse()));
    try (RecordingProxy proxy = proxy("https://127.0.0.1:" + live.httpsPort())) {
      assertThat(send(proxy, "POST", PATH).statusCode()).isEqualTo(502);
      assertThat(notice()).contains("the target did not respond");
    }
    assertThat(live.getAllServeEvents()).isEmpty();
  }

  @Test
  void sendsADroppedRequestOnceAndReportsAnUnknownOutcome() throws Exception {
    live.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    try (RecordingProxy proxy = proxy(plain())) {
      HttpResponse<String> answer = send(proxy, "POST", PATH);

      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(answer.body()).contains("It is unknown").doesNotContain("canary");
      assertThat(notice()).contains("it is unknown");
    }
    assertThat(live.getAllServeEvents()).hasSize(1);
  }

  @Test
  void dropsATooLargeResponseAndReportsAnUnknownOutcome() throws Exception {
    byte[] flood = new byte[TargetClient.MOST_BYTES + 1];
    live.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(201).withBody(flood)));
    try (RecordingProxy proxy = proxy(plain())) {
      HttpResponse<String> answer = send(proxy, "POST", PATH);

      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(answer.body()).contains("larger than 1048576 bytes", "It is unknown");
      assertThat(notice()).startsWith("Not written: the response is larger than 1048576 bytes");
    }
  }

  @Test
  void forwardsTheLargestResponse() throws Exception {
    byte[] large = new byte[TargetClient.MOST_BYTES];
    live.stubFor(any(anyUrl()).willReturn(aResponse().withBody(large)));
    try (RecordingProxy proxy = proxy(plain())) {
      assertThat(send(proxy, "GET", "/x").body()).hasSize(large.length);
    }
  }

  /** The proxy does not need Jetty's HTTP/2, which has had weaknesses. */
  @Test
  void respondsInHttp1ToAClientThatOffersHttp2() throws Exception {
    live.stubFor(any(anyUrl()).willReturn(aResponse()));
    try (RecordingProxy proxy = proxy(plain())) {
      // Without a body, because no server upgrades a request with a body to HTTP/2.
      HttpRequest request = HttpRequest.newBuilder(URI.create(proxy.baseUrl() + "/x")).build();
      HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
      assertThat(client.send(request, BodyHandlers.discarding()).version())
          .isEqualTo(HttpClient.Version.HTTP_1_1);
    }
  }

  @Test
  void returnsARedirectWithoutFollowingIt() throws Exception {
    live.stubFor(
        any(anyUrl()).willReturn(aResponse().withStatus(307).withHeader("Location", "/other")));
    try (RecordingProxy proxy = proxy(plain())) {
      assertThat(send(proxy, "POST", PATH).statusCode()).isEqualTo(307);
      assertThat(notice()).startsWith("Not written");
    }
    assertThat(live.getAllServeEvents()).hasSize(1);
  }

  @Test
  void forwardsOtherCallsWithoutWritingThem() throws Exception {
    live.stubFor(any(anyUrl()).willReturn(aResponse().withBody("other")));
    try (RecordingProxy proxy = proxy(plain() + "/base/")) {
      assertThat(send(proxy, "GET", "/v1/wallet/waka_canary0123?a=b").body()).isEqualTo("other");
    }
    assertThat(live.getAllServeEvents().get(0).getRequest().getUrl())
        .isEqualTo("/base/v1/wallet/waka_canary0123?a=b");
    assertThat(live.getAllServeEvents().get(0).getRequest().containsHeader("Accept-Encoding"))
        .isFalse();
    assertThat(notices).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesAdminRequests() throws Exception {
    try (RecordingProxy proxy = proxy(plain())) {
      assertThat(send(proxy, "GET", "/__admin/requests").statusCode()).isEqualTo(401);
      assertThat(send(proxy, "POST", "/__admin/mappings").statusCode()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://127.0.0.1",
        "lnpay.co",
        "/v1",
        "https://me:canary@127.0.0.1",
        "https://127.0.0.1?key=canary",
        "https://127.0.0.1#canary",
      })
  void refusesAnInvalidBaseUrlWithoutRepeatingIt(String target) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> proxy(target).close())
        .withMessageContaining("target")
        .withMessageNotContaining("canary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://8.8.8.8", "http://host.invalid"})
  void refusesPlainHttpToAnotherMachine(String target) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> proxy(target).close())
        .withMessageContaining("plain http");
  }
}
