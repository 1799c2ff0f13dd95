package dev.keysend.sdk.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import dev.keysend.mock.KeysendMockServer;
import dev.keysend.sdk.KeysendClient;
import dev.keysend.sdk.PaymentOptions;
import dev.keysend.sdk.PaymentRejectedException;
import dev.keysend.sdk.PaymentUnknownException;
import dev.keysend.sdk.model.KeysendRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reconciles an unknown payment with the mock's webhook, which is like that of LNPay's server. */
class WebhookFromMockTest {
  private static final String SECRET = "s3cret";

  private final BlockingQueue<WebhookEvent> events = new LinkedBlockingQueue<>();
  private HttpServer receiver;
  private KeysendMockServer mock;
  private KeysendClient client;

  @BeforeEach
  void start() throws IOException {
    KeysendWebhook webhook = KeysendWebhook.of(SECRET, "orderId");
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          String signature = exchange.getRequestHeaders().getFirst(KeysendWebhook.SIGNATURE_HEADER);
          events.add(webhook.read(body, signature));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
    mock =
        KeysendMockServer.builder()
            .balance(100)
            .webhookUrl(URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/"))
            .webhookSecret(SECRET)
            .start();
    client =
        KeysendClient.builder()
            .baseUrl(mock.baseUrl())
            .apiKey(mock.apiKey())
            .walletKey(mock.walletKey())
            .correlationField("orderId")
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    mock.close();
    receiver.stop(0);
  }

  private Throwable pay(String destination, String order) {
    return catchThrowable(
        () ->
            client.send(
                new KeysendRequest().destPubkey(mock.destination(destination)).numSatoshis(2L),
                PaymentOptions.builder().correlationId(order).build()));
  }

  private WebhookEvent next() throws InterruptedException {
    WebhookEvent event = events.poll(30, TimeUnit.SECONDS);
    assertThat(event).as("a webhook within 30 seconds").isNotNull();
    return event;
  }

  @Test
  void webhookReconcilesAnUnknownPayment() throws Exception {
    assertThat(pay("fault-internal-error", "order-1")).isInstanceOf(PaymentUnknownException.class);

    WebhookEvent event = next();

    assertThat(event).isInstanceOf(PaymentSent.class);
    assertThat(event.correlationId()).isEqualTo("order-1");
    assertThat(Objects.requireNonNull(((PaymentSent) event).transaction()).getNumSatoshis())
        .isEqualTo(-2);
  }

  @Test
  void failureIsFinalAndLostStreamIsNot() throws Exception {
    assertThat(pay("failure-no-route", "order-2")).isInstanceOf(PaymentRejectedException.class);
    assertThat(pay("fault-lost-stream", "order-3")).isInstanceOf(PaymentUnknownException.class);

    PaymentFailed failed = (PaymentFailed) next();
    PaymentFailed lost = (PaymentFailed) next();

    assertThat(failed.correlationId()).isEqualTo("order-2");
    assertThat(failed.isFinal()).isTrue();
    assertThat(lost.correlationId()).isEqualTo("order-3");
    assertThat(lost.isFinal()).isFalse();
    assertThat(mock.balance()).isEqualTo(98);
  }
}
