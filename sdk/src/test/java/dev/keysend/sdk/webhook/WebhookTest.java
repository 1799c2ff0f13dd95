package dev.keysend.sdk.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keysend.sdk.FailureReason;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SDK accepts only signed webhooks, which say which payment they are about. */
class WebhookTest {
  private static final KeysendWebhook WEBHOOK = KeysendWebhook.of("s3cret", "ticketId");

  @Test
  void readsARealWebhookOfASettledPayment() throws IOException {
    WebhookEvent event = recorded("webhook-wallet-send");

    assertThat(event).isInstanceOf(PaymentSent.class);
    assertThat(event.type()).isEqualTo("wallet_send");
    assertThat(event.id()).isEqualTo("evt_Rh9AwBRl8aTUd22Hb8s1PsP");
    assertThat(event.createdAt()).isEqualTo(Instant.ofEpochSecond(1795857841));
    assertThat(event.correlationId()).isEqualTo("23");
    assertThat(event.passThru()).containsEntry("outgoingChanId", "123123123");
    assertThat(((PaymentSent) event).transaction())
        .isNotNull()
        .satisfies(
            settled -> {
              assertThat(settled.getNumSatoshis()).isEqualTo(-2);
              assertThat(settled.getLnTx().getCustomRecords()).containsEntry("696969", "hi");
            });
  }

  @Test
  void readsARealWebhookOfAFailedPayment() throws IOException {
    WebhookEvent event = recorded("webhook-wallet-send-failure");

    assertThat(event).isInstanceOf(PaymentFailed.class);
    assertThat(event.correlationId()).isEqualTo("24");
    PaymentFailed failed = (PaymentFailed) event;
    assertThat(failed.message()).isEqualTo("Failure reason: FAILURE_REASON_NO_ROUTE");
    assertThat(failed.failureReason()).isEqualTo(FailureReason.NO_ROUTE);
    assertThat(failed.isFinal()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Failure reason: Socket closed",
        "Failure reason: FAILURE_REASON_NONE",
        "Failure reason: FAILURE_REASON_FULL_MOON",
        "Failure reason: FAILURE_REASON_NO_ROUTE Socket closed",
        ""
      })
  void failureThatTheNodeDidNotReportIsNotFinal(String reason) {
    WebhookEvent event =
        signed(
            "{\"event\":{\"name\":\"wallet_send_failure\"},\"data\":{\"failureReason\":\""
                + reason
                + "\"}}");

    assertThat(((PaymentFailed) event).isFinal()).isFalse();
  }

  @Test
  void failureWithoutAReasonIsNotFinal() {
    WebhookEvent event = signed("{\"event\":{\"name\":\"wallet_send_failure\"},\"data\":[]}");

    assertThat(((PaymentFailed) event).isFinal()).isFalse();
    assertThat(event.correlationId()).isNull();
  }

  @Test
  void refusesAWrongSignatureWithoutShowingTheSecret() throws IOException {
    byte[] body = bytes("webhook-wallet-send.json");
    String signature = signature("webhook-wallet-send");
    byte[] forged = body.clone();
    forged[forged.length - 10] ^= 1;

    for (String other :
        new String[] {
          "", "x", signature.substring(1), signature + "0", signature.replace('f', 'e')
        }) {
      assertThatThrownBy(() -> WEBHOOK.read(body, other))
          .isInstanceOf(WebhookSignatureException.class)
          .hasMessageContaining("X-LNPay-Signature")
          .hasMessageNotContaining("s3cret");
    }
    assertThatThrownBy(() -> WEBHOOK.read(forged, signature))
        .isInstanceOf(WebhookSignatureException.class);
    assertThatThrownBy(() -> WEBHOOK.read(body, null))
        .isInstanceOf(WebhookSignatureException.class);
    assertThatThrownBy(() -> KeysendWebhook.of("other", "ticketId").read(body, signature))
        .isInstanceOf(WebhookSignatureException.class);
    assertThat(WEBHOOK.read(body, " " + signature.toUpperCase(Locale.ROOT)).id()).isNotNull();
  }

  @Test
  void acceptsAnUnknownEvent() {
    WebhookEvent event =
        signed(
            "{\"id\":7,\"created_at\":\"soon\",\"new\":1,\"event\":{\"id\":1,\"name\":\"wallet_receive\"},"
                + "\"data\":{\"wtx\":{\"passThru\":{\"ticketId\":25,\"n\":12345678901234567890}}}}");

    assertThat(event.getClass()).isEqualTo(WebhookEvent.class);
    assertThat(event.type()).isEqualTo("wallet_receive");
    assertThat(event.id()).isNull();
    assertThat(event.createdAt()).isNull();
    assertThat(event.correlationId()).isEqualTo("25");
    assertThat(event.passThru()).containsEntry("n", new BigInteger("12345678901234567890"));
  }

  @Test
  void paymentOfAnotherKindIsSettledToo() {
    WebhookEvent event =
        signed(
            "{\"event\":{\"name\":\"wallet_send\"},\"data\":{\"wtx\":{\"lnTx\":{\"settled\":1},"
                + "\"passThru\":[]}}}");

    assertThat(event).isInstanceOf(PaymentSent.class);
    assertThat(((PaymentSent) event).transaction()).isNull();
    assertThat(event.passThru()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "false", "\"1\"", "2"})
  void paymentThatHasNotSettledIsNotSent(String settled) {
    WebhookEvent event =
        signed(
            "{\"event\":{\"name\":\"wallet_send\"},\"data\":{\"wtx\":{\"lnTx\":{\"settled\":%s},"
                    .formatted(settled)
                + "\"passThru\":{\"ticketId\":\"1\\n2\"}}}}");

    assertThat(event.getClass()).isEqualTo(WebhookEvent.class);
    assertThat(event.type()).isEqualTo("wallet_send");
    assertThat(event.correlationId()).isEqualTo("1\n2");
    assertThat(event.toString()).doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "7", "[1]", "{} {}", "{\"event\":{}}", "{\"event\":[]}"})
  void signedTextThatIsNotAnEventIsAnError(String body) {
    assertThatThrownBy(() -> signed(body))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The webhook is not an event");
  }

  @Test
  void printsNoSecretsOrPrivateData() throws IOException {
    WebhookEvent event = recorded("webhook-wallet-send");

    assertThat(WEBHOOK.toString()).contains("ticketId").doesNotContain("s3cret");
    assertThat(event.toString())
        .contains("wallet_send", "23")
        .doesNotContain("123123123", "47c05064");
    assertThat(Objects.requireNonNull(((PaymentSent) event).transaction()).toString())
        .doesNotContain("47c05064");
    assertThatThrownBy(() -> KeysendWebhook.of(" ", "ticketId")).hasMessageContaining("secret");
  }

  private static WebhookEvent signed(String body) {
    byte[] bytes = body.getBytes(UTF_8);
    return WEBHOOK.read(bytes, Signatures.of(bytes, "s3cret"));
  }

  private static WebhookEvent recorded(String name) throws IOException {
    return WEBHOOK.read(bytes(name + ".json"), signature(name));
  }

  private static String signature(String name) throws IOException {
    return new String(bytes(name + ".headers"), UTF_8)
        .lines()
        .filter(line -> line.startsWith(KeysendWebhook.SIGNATURE_HEADER + ": "))
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .findFirst()
        .orElseThrow();
  }

  private static byte[] bytes(String file) throws IOException {
    try (InputStream in = Objects.requireNonNull(WebhookTest.class.getResourceAsStream(file))) {
      return in.readAllBytes();
    }
  }
}
