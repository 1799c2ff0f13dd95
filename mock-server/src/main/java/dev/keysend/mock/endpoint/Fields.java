package dev.keysend.mock.endpoint;

import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import dev.keysend.mock.endpoint.answer.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reduces a response to the fields that the request asked for, {@code ?fields=a,b}. */
final class Fields {
  private static final int FIRST_ERROR = 400;

  private Fields() {}

  /** The response with only these fields; errors stay complete. */
  static Answer only(List<String> fields, Answer answer) {
    if (fields.isEmpty() || answer.status() >= FIRST_ERROR) {
      return answer;
    }
    JsonNode whole;
    try {
      whole = Json.read(answer.body());
    } catch (MalformedJsonException e) {
      // A fault has broken it.
      return answer;
    }
    byte[] body = Json.write(only(fields, whole)).getBytes(StandardCharsets.UTF_8);
    return new Answer(answer.outcome(), answer.status(), answer.headers(), body, answer.delivery());
  }

  private static JsonNode only(List<String> fields, JsonNode value) {
    if (value instanceof ObjectNode object) {
      ObjectNode kept = object.deepCopy().retain(fields);
      // PHP writes an object without fields as a list.
      return kept.isEmpty() ? JsonNodeFactory.instance.arrayNode() : kept;
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    value.forEach(item -> list.add(only(fields, item)));
    return list;
  }
}
