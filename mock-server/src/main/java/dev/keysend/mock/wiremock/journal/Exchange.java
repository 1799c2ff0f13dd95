package dev.keysend.mock.wiremock.journal;

import dev.keysend.mock.endpoint.answer.Answer;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A payment's request and response that WireMock did not see. Keys are still in it; they are masked
 * when somebody looks.
 *
 * @param id identifier, unique in the journal
 * @param at when the request arrived
 * @param clientIp who sent it
 * @param method the HTTP method
 * @param url the path and query as they were sent
 * @param absoluteUrl makes the URL with scheme, host and port, for readers of the journal
 * @param headers returns the request's headers, name and value, in their order
 * @param body the request's body
 * @param answer the response
 * @param processMillis how long it took to make the response, in milliseconds
 */
@SuppressWarnings("ArrayRecordComponent") // kept unchanged; copies would slow every request
public record Exchange(
    UUID id,
    Instant at,
    String clientIp,
    String method,
    String url,
    Supplier<String> absoluteUrl,
    Consumer<BiConsumer<String, String>> headers,
    byte[] body,
    Answer answer,
    int processMillis)
    implements Journal.Entry {
  @Override
  public long bytes() {
    int[] bytes = {Journal.ENTRY_BYTES + 2 * url.length() + body.length + answer.body().length};
    headers.accept((name, value) -> bytes[0] += name.length() + value.length());
    return bytes[0];
  }

  @Override
  public int status() {
    return answer.status();
  }

  @Override
  public String outcome() {
    return answer.outcome();
  }

  @Override
  public String toString() {
    return "Exchange " + id;
  }
}
