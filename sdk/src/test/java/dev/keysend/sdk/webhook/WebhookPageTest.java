package dev.keysend.sdk.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.keysend.contract.Json;
import dev.keysend.sdk.KeysendClient;
import dev.keysend.sdk.KeysendPayments;
import dev.keysend.sdk.model.KeysendRequest;
import dev.keysend.sdk.published.Snippets;
import dev.keysend.sdk.server.CannedServer;
import dev.keysend.sdk.server.Destinations;
import dev.keysend.sdk.server.Responses;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The page's class compiles unchanged and reconciles an unknown payment with a webhook. */
class WebhookPageTest {
  private static final Pattern EXAMPLE = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);
  private static final String SECRET = "s3cret";

  @Test
  void reconcilesAnUnknownPayment(@TempDir Path folder) throws Exception {
    Matcher example = EXAMPLE.matcher(Files.readString(Path.of("..", "docs", "WEBHOOKS.md")));
    assertThat(example.find()).isTrue();
    Snippets.compile("Orders", example.group(1), folder);

    try (CannedServer lost = CannedServer.answering(503, "");
        KeysendClient client = lost.client().build();
        URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      Class<?> orders = loader.loadClass("Orders");
      Object shop =
          orders.getConstructor(KeysendPayments.class, String.class).newInstance(client, SECRET);
      Method state = orders.getMethod("state", String.class);
      HttpServer receiver = receiver(orders, shop);
      try {
        for (String order : new String[] {"order-1", "order-2", "order-3"}) {
          orders
              .getMethod("pay", String.class, KeysendRequest.class)
              .invoke(
                  shop,
                  order,
                  new KeysendRequest().destPubkey(Destinations.payable()).numSatoshis(2L));
          assertThat(state.invoke(shop, order)).isEqualTo("unknown");
        }

        byte[] sent = webhook("wallet_send", passThru(lost, 0), "");
        assertThat(post(receiver, sent, "00")).isEqualTo(401);
        assertThat(state.invoke(shop, "order-1")).isEqualTo("unknown");
        assertThat(post(receiver, sent, Signatures.of(sent, SECRET))).isEqualTo(204);
        assertThat(state.invoke(shop, "order-1")).isEqualTo("paid");

        String noRoute = "Failure reason: FAILURE_REASON_NO_ROUTE";
        byte[] failed = webhook("wallet_send_failure", passThru(lost, 1), noRoute);
        assertThat(post(receiver, failed, Signatures.of(failed, SECRET))).isEqualTo(204);
        assertThat(state.invoke(shop, "order-2")).isEqualTo("not paid");

        String lostNode = "Failure reason: Socket closed";
        byte[] doubtful = webhook("wallet_send_failure", passThru(lost, 2), lostNode);
        assertThat(post(receiver, doubtful, Signatures.of(doubtful, SECRET))).isEqualTo(204);
        assertThat(state.invoke(shop, "order-3")).isEqualTo("unknown");
      } finally {
        receiver.stop(0);
      }
    }
  }

  /** The passThru of a payment that arrived, which its webhook repeats. */
  private static JsonNode passThru(CannedServer server, int payment) throws Exception {
    return Json.read(server.asked().get(payment).body()).path("passThru");
  }

  private static byte[] webhook(String name, JsonNode passThru, String reason) throws Exception {
    ObjectNode body = Json.read("{\"event\":{\"name\":\"" + name + "\"}}").asObject();
    ObjectNode data = body.putObject("data");
    if (reason.isEmpty()) {
      data.set("wtx", Json.read(Responses.recorded()).asObject().set("passThru", passThru));
    } else {
      data.put("failureReason", reason).set("passThru", passThru);
    }
    return Json.write(body).getBytes(UTF_8);
  }

  private static HttpServer receiver(Class<?> orders, Object shop) throws Exception {
    Method receive = orders.getMethod("receive", byte[].class, String.class);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          String signature = exchange.getRequestHeaders().getFirst(KeysendWebhook.SIGNATURE_HEADER);
          try {
            exchange.sendResponseHeaders((int) receive.invoke(shop, body, signature), -1);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          } finally {
            exchange.close();
          }
        });
    server.start();
    return server;
  }

  private static int post(HttpServer receiver, byte[] body, String signature) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/"))
            .header(KeysendWebhook.SIGNATURE_HEADER, signature)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
