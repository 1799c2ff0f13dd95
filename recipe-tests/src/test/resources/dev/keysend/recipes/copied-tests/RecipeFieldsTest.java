package dev.keysend.sdk.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keysend.sdk.KeysendClient;
import dev.keysend.sdk.PaymentRejectedException;
import dev.keysend.sdk.model.KeysendRequest;
import dev.keysend.sdk.server.CannedServer;
import dev.keysend.sdk.server.Destinations;
import dev.keysend.sdk.server.Responses;
import org.junit.jupiter.api.Test;

/** The SDK sends, reads and checks the fields that the recipe has added. */
class RecipeFieldsTest {
  @Test
  void sendsReadsAndChecksTheNewFields() throws Exception {
    try (CannedServer server = CannedServer.answering(201, Responses.recorded());
        KeysendClient client = server.client().correlationField("paymentId").build()) {
      KeysendRequest request =
          new KeysendRequest()
              .destPubkey(Destinations.payable())
              .numSatoshis(2L)
              .feeLimit(7L)
              .shopCode("pizza");

      assertThat(client.send(request).getLnTx().getAttempts()).isEqualTo(1);
      assertThat(server.only().body())
          .contains("\"fee_limit\":7", "\"shop_code\":\"pizza\"", "\"paymentId\":");

      assertThatThrownBy(() -> client.send(request.feeLimit(100001L).shopCode("PIZZA")))
          .isInstanceOfSatisfying(
              PaymentRejectedException.class,
              rejected ->
                  assertThat(rejected.problems())
                      .anyMatch(
                          problem -> problem.contains("fee_limit is more than 100000: 100001"))
                      .anyMatch(problem -> problem.contains("shop_code does not match")));
      assertThat(server.asked()).hasSize(1);
    }
  }
}
