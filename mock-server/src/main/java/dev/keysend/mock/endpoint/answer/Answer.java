package dev.keysend.mock.endpoint.answer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The response to a request.
 *
 * @param outcome the reason in a word: the name of an example or of a refusal
 * @param status the HTTP status
 * @param headers the headers, {@code Content-Type} among them
 * @param body the body's bytes
 * @param delivery how the response is sent, or that it is not sent
 */
@SuppressWarnings(
    "ArrayRecordComponent") // made once and passed on; copies would slow every response
public record Answer(
    String outcome, int status, Map<String, String> headers, byte[] body, Delivery delivery) {
  /** The header that names the outcome; real servers do not send it. */
  public static final String OUTCOME_HEADER = "Keysend-Mock-Outcome";

  /** A response that is JSON, sent at once. */
  public static Answer json(String outcome, int status, String mediaType, String body) {
    // As LNPay-compatible servers write it.
    Map<String, String> headers = Map.of("Content-Type", mediaType + "; charset=UTF-8");
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Answer(outcome, status, headers, bytes, Delivery.AT_ONCE);
  }

  /** All headers in the order in which they are sent, including the outcome. */
  public List<Map.Entry<String, String>> allHeaders() {
    List<Map.Entry<String, String>> all = new ArrayList<>(headers.size() + 1);
    all.addAll(headers.entrySet());
    all.add(Map.entry(OUTCOME_HEADER, outcome));
    return all;
  }

  /** The same, sent in another way. */
  public Answer with(Delivery other) {
    return new Answer(outcome, status, headers, body, other);
  }

  /** The same with one more header. */
  public Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(outcome, status, more, body, delivery);
  }
}
