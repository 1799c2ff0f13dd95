package dev.keysend.sdk.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.keysend.sdk.KeysendClient;
import dev.keysend.sdk.PaymentAttempt;
import dev.keysend.sdk.PaymentOptions;
import dev.keysend.sdk.PaymentRejectedException;
import dev.keysend.sdk.PaymentUnknownException;
import dev.keysend.sdk.model.KeysendError;
import dev.keysend.sdk.model.KeysendRequest;
import dev.keysend.sdk.model.Transaction;
import dev.keysend.sdk.server.CannedServer;
import dev.keysend.sdk.server.Destinations;
import dev.keysend.sdk.server.RawServer;
import dev.keysend.sdk.server.Responses;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of callers and servers cannot forge log lines, flood logs, or show a key. */
final class ForeignTextTest {
  private static final String API_KEY = "pak_very-secret";
  private static final String WALLET_KEY = "waka_very-secret";
  private static final String OTHER_WALLET = "waka_other-secret";

  /** A line break, a colour of the terminal, and letters that run backwards. */
  private static final String FORGED = "x\n2026 ERROR \u001b[31m\u202edegrof\u2028\u0085";

  private static final String LONG = "l".repeat(100_000);

  private static KeysendClient client(CannedServer server) {
    return server.client().apiKey(API_KEY).walletKey(WALLET_KEY).build();
  }

  @Test
  void keyInTheRequestIsMaskedWherever() throws Exception {
    try (CannedServer server = CannedServer.answering(201, Responses.recorded());
        KeysendClient client = client(server)) {
      PaymentOptions other = PaymentOptions.builder().walletKey(OTHER_WALLET).build();
      for (String key : List.of(API_KEY, WALLET_KEY, OTHER_WALLET)) {
        KeysendRequest bad =
            new KeysendRequest()
                .destPubkey(key)
                .numSatoshis(2L)
                .putCustomRecordsItem(key, "x")
                .putPassThruItem(key, new Object());

        PaymentRejectedException end =
            (PaymentRejectedException) catchThrowable(() -> client.send(bad, other));

        assertThat(end.problems()).hasSize(3);
        assertThat(trace(end) + end.problems() + end.attempt() + serialized(end))
            .contains("dest_pubkey", "***")
            .doesNotContain(key);
      }
      assertThatThrownBy(
              () ->
                  client.send(
                      new KeysendRequest().destPubkey(Destinations.payable()).numSatoshis(2L),
                      PaymentOptions.builder().correlationId("order " + API_KEY).build()))
          .isInstanceOf(PaymentRejectedException.class)
          .hasMessageContaining("the correlation id contains a key")
          .hasMessageNotContaining(API_KEY);
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void keyInTheBaseUrlIsShownNowhere() {
    KeysendClient client =
        KeysendClient.builder()
            .baseUrl("http://127.0.0.1:1/" + WALLET_KEY + "/" + API_KEY)
            .apiKey(API_KEY)
            .walletKey(WALLET_KEY)
            .build();

    assertThat(client.toString()).contains("127.0.0.1").doesNotContain(WALLET_KEY, API_KEY);
    assertThatThrownBy(
            KeysendClient.builder()
                    .baseUrl("http://" + API_KEY + ".example")
                    .apiKey(API_KEY)
                    .walletKey(WALLET_KEY)
                ::build)
        .hasMessageContaining("plain HTTP")
        .hasMessageNotContaining(API_KEY);
    client.close();
  }

  @Test
  void settledPaymentShowsNoKeyThatTheServerPutIntoIt() throws IOException {
    String answer =
        Responses.recorded()
            .replace("\"user_label\":\"2 keysend", "\"user_label\":\"" + WALLET_KEY + " keysend")
            .replace("\"ticketId\":\"23\"", "\"" + API_KEY + "\":[{\"a\":\"" + API_KEY + "\"}]");
    try (CannedServer server = CannedServer.answering(201, answer);
        KeysendClient client = client(server)) {
      Transaction settled = client.send(Destinations.payable(), 2);

      assertThat(settled.getUserLabel()).startsWith("*** keysend to ");
      assertThat(settled.toString()).contains("***").doesNotContain(API_KEY, WALLET_KEY);
      assertThat(settled.getNumSatoshis()).isEqualTo(-2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 500})
  void serversMessageIsShortAndOnOneLine(int status) throws IOException {
    for (String message : List.of("x\\n2026 ERROR \\u001b[31m\\u202edegrof\\u2028\\u0085", LONG)) {
      String body =
          "{\"name\":\"N\",\"message\":\"%s\",\"code\":0,\"status\":%d}".formatted(message, status);
      try (CannedServer server = CannedServer.answering(status, body);
          KeysendClient client = client(server)) {
        Throwable end = catchThrowable(() -> client.send(Destinations.payable(), 2));

        assertTame(end.getMessage());
        KeysendError error =
            end instanceof PaymentRejectedException rejected
                ? rejected.error()
                : ((PaymentUnknownException) end).error();
        assertThat(Objects.requireNonNull(error).getMessage()).isIn(FORGED, LONG);
      }
    }
  }

  @Test
  void causeIsTameToo() throws IOException {
    try (RawServer server = RawServer.answering("HTTP/1.1 \u001b[31m\u202e" + LONG + "\r\n\r\n");
        KeysendClient client = server.client().build()) {
      Throwable end = catchThrowable(() -> client.send(Destinations.payable(), 2));

      assertTame(end.getMessage());
      assertTame(String.valueOf(end.getCause()));
    }
  }

  @Test
  void callersTextsAreShortAndOnOneLine() throws IOException {
    try (CannedServer server = CannedServer.answering(201, Responses.recorded());
        KeysendClient client = client(server)) {
      for (String text : List.of(FORGED, LONG)) {
        KeysendRequest bad =
            new KeysendRequest()
                .destPubkey(text)
                .numSatoshis(2L)
                .putCustomRecordsItem(text, "x")
                .putPassThruItem(text, new Object());

        PaymentRejectedException end =
            (PaymentRejectedException) catchThrowable(() -> client.send(bad));

        assertTame(end.getMessage());
        assertTame(end.attempt().toString());
        assertThat(end.problems()).hasSize(3).allSatisfy(ForeignTextTest::assertTame);
        PaymentAttempt attempt = PaymentAttempt.of(bad, text);
        assertTame(attempt.toString());
        assertThat(attempt.correlationId()).isEqualTo(text);
        assertThat(attempt.destPubkey()).isEqualTo(text);
        assertTame(
            PaymentRejectedException.refused(attempt, new KeysendError().message(text).status(400))
                .getMessage());
        assertTame(PaymentRejectedException.neverSent(attempt, List.of(text)).getMessage());
      }
    }
  }

  private static void assertTame(@Nullable String text) {
    assertThat(text)
        .hasSizeLessThan(2000)
        .doesNotContain("\n", "\u001b", "\u202e", "\u2028", "\u0085");
  }

  private static String serialized(Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(value);
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private static String trace(Throwable end) {
    StringWriter trace = new StringWriter();
    end.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
