package dev.keysend.mock.stub;

import java.time.Instant;
import java.util.UUID;
import wiremock.org.eclipse.jetty.http.HttpFields;

/**
 * A request that the keysend handler answered itself, and its answer. Keys are still in it; {@link
 * JournalForm} takes them out when somebody looks.
 *
 * @param id identifier, unique in the journal
 * @param at when it was answered
 * @param method the HTTP method
 * @param url the path and query as they were sent
 * @param headers the request's headers
 * @param body the request's body
 * @param answer the answer
 */
@SuppressWarnings("ArrayRecordComponent") // kept as it came; copies would cost every request
record Exchange(
    UUID id,
    Instant at,
    String method,
    String url,
    HttpFields headers,
    byte[] body,
    Answer answer) {
  @Override
  public String toString() {
    return "Exchange " + id;
  }
}
