package dev.keysend.mock.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.mock.endpoint.payment.PaymentEvent;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PaymentWebhookTest {
  @Test
  void reportsWebhooksThatASilentReceiverDidNotAccept() throws Exception {
    List<String> notices = new CopyOnWriteArrayList<>();
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/hook?token=canary");
      try (PaymentWebhook webhook =
          new PaymentWebhook(
              WebhookTarget.of(url, null),
              new Envelope(null, null),
              notices::add,
              Duration.ofSeconds(10),
              Duration.ofMillis(50))) {
        for (int i = 0; i < 3; i++) {
          webhook.say(new PaymentEvent(PaymentEvent.Kind.SENT, 1, () -> "{}"));
        }
      }
    }
    assertThat(notices)
        .singleElement()
        .asString()
        .endsWith("payments not posted, or without a response: 3")
        .doesNotContain("canary");
  }
}
