package dev.keysend.conformance.wire.message;

import java.util.List;
import java.util.Optional;

/**
 * The target's response.
 *
 * @param status the HTTP status
 * @param headers the headers, in the order of arrival
 * @param body the body, decoded
 * @param framingProblem how headers and body contradict each other, for people; empty if they do
 *     not
 */
public record Answer(int status, List<HttpHeader> headers, Body body, String framingProblem) {
  /** A response whose headers and body fit. */
  public Answer(int status, List<HttpHeader> headers, Body body) {
    this(status, headers, body, "");
  }

  /** Makes defensive copies. */
  public Answer {
    headers = List.copyOf(headers);
  }

  /** The first header with a name, whatever its case. */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(HttpHeader::value)
        .findFirst();
  }

  /** The same response, whose headers and body contradict each other. */
  public Answer misframed(String problem) {
    return new Answer(status, headers, body, problem);
  }

  @Override
  public String toString() {
    return status + " with " + body;
  }
}
