package dev.keysend.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keysend.mock.KeysendMockServer;
import dev.keysend.sdk.model.KeysendRequest;
import dev.keysend.sdk.model.Transaction;
import dev.keysend.sdk.server.Destinations;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payments to the mock, as an application makes them. */
final class PaymentsToMockTest {
  private final KeysendMockServer server = KeysendMockServer.start();
  private KeysendClient client = client(server.apiKey());

  private KeysendClient client(String apiKey) {
    return KeysendClient.builder()
        .baseUrl(server.baseUrl())
        .apiKey(apiKey)
        .walletKey(server.walletKey())
        .verifyAnswers(true)
        .build();
  }

  @BeforeEach
  void resetServer() {
    server.reset();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void settledPaymentIsReturned() {
    Transaction settled = client.send(Destinations.payable(), 2);

    assertThat(settled.getNumSatoshis()).isEqualTo(-2);
    assertThat(settled.getLnTx().getDestPubkey()).isEqualTo(Destinations.payable());
    assertThat(settled.getLnTx().getPaymentPreimage()).hasSize(64);
    assertThat(server.payments()).hasSize(1);
  }

  @Test
  void sendsAndReturnsCustomRecordsAndPassThru() {
    Transaction settled =
        client.send(
            new KeysendRequest()
                .destPubkey(Destinations.payable())
                .numSatoshis(3L)
                .putCustomRecordsItem("696969", "hello ✓")
                .putPassThruItem("ticketId", 23L));

    assertThat(settled.getLnTx().getCustomRecords()).containsEntry("696969", "hello ✓");
    assertThat(settled.getPassThru()).containsEntry("ticketId", 23L).containsEntry("method", "api");
  }

  @ParameterizedTest
  @CsvSource({
    "failure-no-route, NO_ROUTE",
    "failure-timeout, TIMEOUT",
    "failure-error, ERROR",
    "failure-incorrect-payment-details, INCORRECT_PAYMENT_DETAILS",
    "failure-insufficient-balance, INSUFFICIENT_BALANCE",
    "failure-canceled, CANCELED"
  })
  void failedPaymentIsRejectedWithItsReason(String example, String reason) {
    String destination = Destinations.named(example);

    assertThatThrownBy(() -> client.send(destination, 2))
        .isInstanceOfSatisfying(
            PaymentRejectedException.class,
            rejected -> {
              assertThat(rejected.httpStatus()).isEqualTo(400);
              assertThat(rejected.failureReason()).hasToString(reason);
              assertThat(rejected.attempt().destPubkey()).isEqualTo(destination);
            });
  }

  @Test
  void badCredentialsAreRejected() {
    client.close();
    client = client("pak_wrong");

    assertThatThrownBy(() -> client.send(Destinations.payable(), 2))
        .isInstanceOfSatisfying(
            PaymentRejectedException.class,
            rejected -> assertThat(rejected.httpStatus()).isEqualTo(401));
    assertThat(server.payments()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "fault-dropped-after-receipt, 1",
    "fault-dropped-halfway, 1",
    "fault-internal-error, 1",
    "fault-bad-gateway, 1",
    "fault-retry-at-once, 1",
    "fault-redirect, 0",
    "fault-request-timeout, 1",
    "fault-malformed-json, 1",
    "fault-missing-field, 1",
    "fault-lost-stream, 1",
    "fault-wallet-busy, 0"
  })
  void faultAfterReceiptIsUnknownAndPaysAtMostOnce(String example, int payments) {
    assertThatThrownBy(() -> client.send(Destinations.named(example), 2))
        .isInstanceOf(PaymentUnknownException.class);
    assertThat(server.payments()).hasSize(payments);
  }

  @Test
  void futureHasTheOutcomeOfTheBlockingCall() {
    Transaction settled = client.sendAsync(Destinations.payable(), 2).join();

    assertThat(settled.getLnTx().getNumSatoshis()).isEqualTo(2);
    assertThatThrownBy(() -> client.sendAsync(Destinations.named("failure-no-route"), 2).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(PaymentRejectedException.class);
    assertThatThrownBy(() -> client.sendAsync("nobody", 2).join())
        .hasCauseInstanceOf(PaymentRejectedException.class);
  }
}
