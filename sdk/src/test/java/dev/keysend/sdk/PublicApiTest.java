package dev.keysend.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.keysend.contract.Json;
import dev.keysend.sdk.model.KeysendError;
import dev.keysend.sdk.model.KeysendRequest;
import dev.keysend.sdk.model.Transaction;
import dev.keysend.sdk.server.CannedServer;
import dev.keysend.sdk.server.Destinations;
import dev.keysend.sdk.server.Responses;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an application does with the public API: its own tests, stored payments, the class path. */
class PublicApiTest {
  private static final KeysendRequest PAYMENT =
      new KeysendRequest().destPubkey(Destinations.payable()).numSatoshis(2L);

  @Test
  void applicationsTestCanMakeEachOutcome() {
    Transaction settled = new Transaction().id("wtx_1");
    KeysendPayments settles = (payment, options) -> settled;
    KeysendError noRoute =
        new KeysendError().message("Failure reason: FAILURE_REASON_NO_ROUTE").status(400);
    KeysendPayments refuses =
        (payment, options) -> {
          throw PaymentRejectedException.refused(
              PaymentAttempt.of(payment, String.valueOf(options.correlationId())), noRoute);
        };
    KeysendPayments keepsSilent =
        (payment, options) -> {
          throw PaymentUnknownException.unanswered(
              PaymentAttempt.of(payment, "order-1"), new IOException("reset"));
        };

    assertThat(settles.send(Destinations.payable(), 2)).isSameAs(settled);
    assertThat(settles.sendAsync(PAYMENT)).isCompletedWithValue(settled);
    PaymentRejectedException rejected =
        catchThrowableOfType(
            PaymentRejectedException.class,
            () -> refuses.send(PAYMENT, PaymentOptions.builder().correlationId("order-1").build()));
    assertThat(rejected.failureReason()).isEqualTo(FailureReason.NO_ROUTE);
    assertThat(rejected.httpStatus()).isEqualTo(400);
    assertThat(rejected.attempt().correlationId()).isEqualTo("order-1");
    assertThat(rejected).hasMessageStartingWith("No money has moved: ");
    assertThatThrownBy(() -> keepsSilent.send(PAYMENT))
        .isInstanceOf(PaymentUnknownException.class)
        .hasMessageStartingWith("The payment may have been made")
        .hasRootCauseMessage("reset");
    assertThatThrownBy(() -> keepsSilent.sendAsync(Destinations.payable(), 2).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(PaymentUnknownException.class);
    assertThat(
            PaymentRejectedException.neverSent(
                    PaymentAttempt.of(PAYMENT, "order-1"), List.of("num_satoshis is missing"))
                .problems())
        .containsExactly("num_satoshis is missing");
  }

  @Test
  void rejectionHasTheResponseAndTheTimeToWait() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body =
              "{\"name\":\"Too Many\",\"message\":\"waka_secret\",\"code\":0,\"status\":429}"
                  .getBytes(UTF_8);
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Retry-After", "120");
          exchange.sendResponseHeaders(429, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try (KeysendClient client =
        KeysendClient.builder()
            .baseUrl("http://127.0.0.1:" + server.getAddress().getPort())
            .apiKey("pak_1")
            .walletKey("waka_secret")
            .build()) {
      PaymentRejectedException end =
          catchThrowableOfType(PaymentRejectedException.class, () -> client.send(PAYMENT));

      assertThat(end.retryAfter()).isEqualTo(Duration.ofMinutes(2));
      assertThat(end.answer()).contains("\"status\":429", "***").doesNotContain("waka_secret");
    } finally {
      server.stop(0);
    }
    assertThat(PaymentRejectedException.neverSent(PaymentAttempt.of(PAYMENT, "1"), List.of()))
        .satisfies(
            end -> {
              assertThat(end.answer()).isNull();
              assertThat(end.retryAfter()).isNull();
            });
  }

  @Test
  void callNeedsNoOptions() throws IOException {
    try (CannedServer server = CannedServer.answering(201, Responses.recorded());
        KeysendClient client = server.client().build()) {
      assertThat(client.newCall(PAYMENT).execute().body()).isNotNull();
      assertThat(client.newCall(Destinations.payable(), 2).execute().body()).isNotNull();
    }
  }

  @Test
  void transactionCanBeStoredAndReadAgain() throws Exception {
    String exact =
        Responses.recorded()
            .replace(
                "\"ticketId\":\"23\"",
                "\"ticketId\":\"23\",\"big\":12345678901234567890123,\"cents\":0.10,"
                    + "\"tiny\":1.234567890123456789,\"list\":[1,null,{\"a\":true}],\"text\":\"<⚡>\"");
    Transaction answered = TransactionJson.read(exact);

    String stored = TransactionJson.write(answered);

    assertThat(TransactionJson.read(stored)).isEqualTo(answered);
    JsonNode before = Json.read(exact);
    JsonNode after = Json.read(stored);
    assertThat(after.path("lnTx")).isEqualTo(before.path("lnTx"));
    for (String name : List.of("id", "num_satoshis", "wal", "wtxType", "user_label")) {
      assertThat(after.path(name)).isEqualTo(before.path(name));
    }
    assertThat(stored).contains("12345678901234567890123", "1.234567890123456789", "<⚡>");
    String preimage = answered.getLnTx().getPaymentPreimage();
    assertThat(stored).contains(preimage);
    assertThat(TransactionJson.read(stored).toString()).doesNotContain(preimage);
    assertThatThrownBy(() -> TransactionJson.write(new Transaction().id("wtx_1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("$.created_at is missing");
    assertThatThrownBy(() -> TransactionJson.read(exact.substring(0, exact.indexOf("wtx_") + 3)))
        .hasMessageContaining("ends too early");
    assertThatThrownBy(() -> TransactionJson.read("{}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("$.id is missing");
  }

  /** With Maven, the artifact okhttp 5 is empty, so projects can easily end up without OkHttp. */
  @Test
  void explainsAMissingOkHttpAtTheFirstUse() throws Exception {
    List<URL> withoutOkHttp = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!entry.contains("okhttp")) {
        withoutOkHttp.add(new File(entry).toURI().toURL());
      }
    }
    try (URLClassLoader loader =
        new URLClassLoader(
            withoutOkHttp.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
      Class<?> client = loader.loadClass(KeysendClient.class.getName());

      assertThatThrownBy(() -> client.getMethod("builder").invoke(null))
          .isInstanceOf(InvocationTargetException.class)
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("com.squareup.okhttp3:okhttp-jvm");
    }
  }
}
