package dev.keysend.mock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
  private WireMockServer receiver;

  @BeforeEach
  void start() {
    receiver = new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    receiver.start();
    receiver.stubFor(any(anyUrl()).willReturn(aResponse()));
  }

  @AfterEach
  void stop() {
    receiver.stop();
  }

  private KeysendMockServer mock() {
    return KeysendMockServer.builder()
        .webhookUrl(URI.create("http://127.0.0.1:" + receiver.port() + "/hook"))
        .start();
  }

  @Test
  void theTransactionIsPostedAsItWasAnsweredEvenIfItLooksLikeATemplate() throws Exception {
    try (KeysendMockServer mock = mock()) {
      String answer =
          Http.pay(
                  mock,
                  "{\"dest_pubkey\":\""
                      + Http.DESTINATION
                      + "\",\"num_satoshis\":1,\"passThru\":{\"a\":\"{{now}} <b>\"}}")
              .body();

      await().until(() -> receiver.getAllServeEvents().size() == 1);
      assertThat(answer).contains("{{now}} <b>");
      assertThat(receiver.getAllServeEvents().get(0).getRequest().getBodyAsString())
          .isEqualTo(answer);
    }
  }

  @Test
  void refusedPaymentsAreNotPosted() throws Exception {
    try (KeysendMockServer mock = mock()) {
      Http.pay(mock, "{}");
      Http.pay(mock, Http.payment(Http.DESTINATION, 1));

      await().until(() -> !receiver.getAllServeEvents().isEmpty());
      receiver.verify(1, postRequestedFor(urlEqualTo("/hook")));
    }
  }

  @Test
  void aDeadReceiverHoldsUpNoPayment() throws Exception {
    try (KeysendMockServer mock = mock()) {
      receiver.stop();
      for (int i = 0; i < 20; i++) {
        assertThat(Http.pay(mock, Http.payment(Http.DESTINATION, 1)).statusCode()).isEqualTo(201);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://8.8.8.8/hook", "ftp://127.0.0.1/hook", "nonsense"})
  void aTargetThatIsNotNearIsRefused(String url) {
    KeysendMockServerBuilder builder = KeysendMockServer.builder().webhookUrl(URI.create(url));
    assertThatThrownBy(builder::start)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("webhookUrl");
  }

  @Test
  void aPublicTargetCanBeAllowedByName() {
    KeysendMockServer.builder()
        .webhookUrl(URI.create("http://8.8.8.8/hook"))
        .allowWebhookHost("8.8.8.8")
        .start()
        .close();
  }
}
