package dev.keysend.mock.stub;

import dev.keysend.mock.wallet.Payment;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request gets.
 *
 * @param outcome why it gets this, in a word: the name of an example or of a refusal
 * @param status the HTTP status
 * @param headers the headers, {@code Content-Type} among them
 * @param body the body's bytes
 * @param delivery how the answer is sent, or is not
 * @param payment the payment that was made; null when no money moved
 */
@SuppressWarnings("ArrayRecordComponent") // made once and handed on; copies would cost every answer
public record Answer(
    String outcome,
    int status,
    Map<String, String> headers,
    byte[] body,
    Delivery delivery,
    @Nullable Payment payment) {
  /** The header that says which outcome an answer is; real servers have no such thing. */
  public static final String OUTCOME_HEADER = "Keysend-Mock-Outcome";

  static Answer json(String outcome, int status, String mediaType, String body) {
    return json(outcome, status, mediaType, body.getBytes(StandardCharsets.UTF_8), null);
  }

  static Answer json(
      String outcome, int status, String mediaType, byte[] body, @Nullable Payment payment) {
    // As LNPay-compatible servers write it.
    Map<String, String> headers = Map.of("Content-Type", mediaType + "; charset=UTF-8");
    return new Answer(outcome, status, headers, body, Delivery.AT_ONCE, payment);
  }

  Answer with(Delivery other) {
    return new Answer(outcome, status, headers, body, other, payment);
  }

  Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(outcome, status, more, body, delivery, payment);
  }
}
