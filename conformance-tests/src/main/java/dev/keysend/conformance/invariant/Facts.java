package dev.keysend.conformance.invariant;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The data of the invariants: one request and its response. Immutable and thread-safe. */
public final class Facts {
  private final Map<String, Object> variables;

  /**
   * Makes the data with the names that the rules use.
   *
   * @param requestBody the JSON that was sent
   * @param sentAt the kit's clock when the request left, in Unix seconds
   * @param status the HTTP status
   * @param headers the response's headers, names in lower case
   * @param responseBody the JSON that came back
   * @param receivedAt the kit's clock when the response was complete, in Unix seconds
   */
  public Facts(
      JsonNode requestBody,
      long sentAt,
      int status,
      Map<String, String> headers,
      JsonNode responseBody,
      long receivedAt) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("body", CelValues.ofBody(requestBody));
    request.put("sent_at", sentAt);
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("status", (long) status);
    response.put("headers", Map.copyOf(headers));
    response.put("body", CelValues.ofBody(responseBody));
    response.put("received_at", receivedAt);
    this.variables = Map.of("request", new CelObject(request), "response", new CelObject(response));
  }

  Map<String, Object> variables() {
    return variables;
  }
}
