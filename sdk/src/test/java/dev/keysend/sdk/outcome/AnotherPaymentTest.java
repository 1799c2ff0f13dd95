package dev.keysend.sdk.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keysend.sdk.KeysendClient;
import dev.keysend.sdk.PaymentOptions;
import dev.keysend.sdk.PaymentUnknownException;
import dev.keysend.sdk.model.KeysendRequest;
import dev.keysend.sdk.model.Transaction;
import dev.keysend.sdk.server.CannedServer;
import dev.keysend.sdk.server.Destinations;
import dev.keysend.sdk.server.Responses;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A 201 about another payment does not settle this one. */
final class AnotherPaymentTest {
  private static final KeysendRequest PAYMENT =
      new KeysendRequest().destPubkey(Destinations.payable()).numSatoshis(2L);

  private static final PaymentOptions MINE =
      PaymentOptions.builder().correlationId("1234567").build();

  @ParameterizedTest
  @ValueSource(strings = {"\"7654321\"", "\"\"", "7", "true", "[\"1234567\"]", "{}"})
  void anotherCorrelationIdIsUnknown(String id) {
    assertThatThrownBy(() -> send(withCorrelationId(id), false))
        .isInstanceOf(PaymentUnknownException.class)
        .hasMessageContaining("the response carries another payment's correlation id")
        .satisfies(
            end -> assertThat(((PaymentUnknownException) end).answer()).contains("wtx_s1xa5yZ"));
  }

  /** PHP may make a number of an id of digits. */
  @ParameterizedTest
  @ValueSource(strings = {"\"1234567\"", "1234567", "1.234567e6", "null"})
  void ownCorrelationIdIsSettled(String id) throws IOException {
    assertThat(send(withCorrelationId(id), true).getNumSatoshis()).isEqualTo(-2);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"num_satoshis\":-2', '\"num_satoshis\":-3', takes 3 satoshis from the wallet",
    "'\"num_satoshis\":-2', '\"num_satoshis\":2', takes -2 satoshis from the wallet",
    "'\"name\":\"ln_withdrawal\"', '\"name\":\"ln_deposit\"', a transaction of the type ln_deposit",
    "'\"is_keysend\":1', '\"is_keysend\":0', not about a keysend payment",
    "'\"5482373484\":\"6e', '\"5482373484\":\"6f', the keysend record is not the preimage"
  })
  void verificationChecksWhatTheContractSaysOfA201(String recorded, String changed, String why)
      throws IOException {
    String answer = Responses.recorded().replace(recorded, changed);

    assertThat(send(answer, false).getLnTx().getSettled()).isEqualTo(1);
    assertThatThrownBy(() -> send(answer, true))
        .isInstanceOf(PaymentUnknownException.class)
        .hasMessageContaining(why);
  }

  @Test
  void fieldOfAnotherNameIsNoCorrelationId() throws IOException {
    String answer = Responses.recorded().replace("\"ticketId\"", "\"paymentId\"");
    assertThat(send(answer, true).getNumSatoshis()).isEqualTo(-2);
  }

  private static String withCorrelationId(String id) {
    return Responses.recorded().replace("\"ticketId\":\"23\"", "\"correlationId\":" + id);
  }

  private static Transaction send(String answer, boolean verified) throws IOException {
    try (CannedServer server = CannedServer.answering(201, answer);
        KeysendClient client = server.client().verifyAnswers(verified).build()) {
      return client.send(PAYMENT, MINE);
    }
  }
}
