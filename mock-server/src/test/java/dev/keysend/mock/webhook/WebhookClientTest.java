package dev.keysend.mock.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WebhookClientTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  @Test
  void givesUpOnAReceiverThatSendsItsHeadSlowly() throws Exception {
    assertThat(errorAfterEndlessResponse("HTTP/1.1 200 OK\r\nX-Slow: ", "x"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("took longer than 300 ms");
  }

  @Test
  void givesUpOnAReceiverWhoseBodyNeverEnds() throws Exception {
    // The receiver has the webhook, so this may succeed or fail.
    errorAfterEndlessResponse("HTTP/1.1 200 OK\r\n\r\n", "x".repeat(100_000));
  }

  /** Posts to a receiver that responds forever, until the client closes the connection. */
  private static @Nullable Throwable errorAfterEndlessResponse(String start, String again)
      throws Exception {
    try (ServerSocket receiver = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> closed =
          CompletableFuture.runAsync(() -> answerForever(receiver, start, again));
      try (WebhookClient client =
          new WebhookClient(target("http", receiver.getLocalPort()), SHORT)) {
        Throwable end = catchThrowable(() -> client.post("{}", Map.of()));
        closed.join();
        return end;
      }
    }
  }

  private static void answerForever(ServerSocket receiver, String start, String again) {
    try (Socket connection = receiver.accept();
        OutputStream out = connection.getOutputStream()) {
      out.write(start.getBytes(StandardCharsets.UTF_8));
      while (true) {
        out.write(again.getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (IOException e) {
      // The client closed the connection, as it should.
      return;
    }
  }

  @Test
  void doesNotCallANameThatResolvesToAnotherAddressLater() throws Exception {
    AtomicInteger lookups = new AtomicInteger();
    WebhookTarget target =
        WebhookTarget.of(
            URI.create("http://rebound.example/"),
            null,
            host ->
                new InetAddress[] {
                  lookups.getAndIncrement() == 0
                      ? InetAddress.getLoopbackAddress()
                      : InetAddress.getByAddress(new byte[] {8, 8, 8, 8})
                });
    try (WebhookClient client = new WebhookClient(target, SHORT)) {
      assertThatThrownBy(() -> client.post("{}", Map.of()))
          .hasMessageContaining("neither loopback nor private");
    }
    assertThat(lookups).hasValue(2);
  }

  @Test
  void refusesAnUntrustedCertificate() throws Exception {
    WireMockServer receiver =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .dynamicHttpsPort());
    receiver.start();
    try (WebhookClient client =
        new WebhookClient(target("https", receiver.httpsPort()), Duration.ofSeconds(10))) {
      assertThatThrownBy(() -> client.post("{}", Map.of())).isInstanceOf(SSLException.class);
    } finally {
      receiver.stop();
    }
  }

  private static WebhookTarget target(String scheme, int port) {
    return WebhookTarget.of(URI.create(scheme + "://127.0.0.1:" + port + "/"), null);
  }
}
