package dev.keysend.conformance.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A request as it arrived.
 *
 * @param method its method
 * @param path its path
 * @param rawPath its path, still encoded
 * @param query its query, or "null" if it has none
 * @param override its X-HTTP-Method-Override header, or "null"
 * @param authorization its Authorization header, or "null"
 * @param apiKeyHeader its X-Api-Key header, or "null"
 * @param headers all its headers, with their values, by name
 * @param text its body
 * @param json its body, if it is JSON
 */
public record Sent(
    String method,
    String path,
    String rawPath,
    String query,
    String override,
    String authorization,
    String apiKeyHeader,
    Map<String, List<String>> headers,
    String text,
    Optional<JsonNode> json) {
  /** The same request, whose body says something else. */
  public Sent saying(JsonNode body) {
    return new Sent(
        method,
        path,
        rawPath,
        query,
        override,
        authorization,
        apiKeyHeader,
        headers,
        text,
        Optional.of(body));
  }

  /** The values of a header. The case of the name does not matter. */
  public List<String> headers(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .toList();
  }
}
