package dev.keysend.conformance.server.wrong;

import dev.keysend.contract.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change to a response that breaks one constraint of its schema.
 *
 * @param name what it breaks, and how
 * @param pointer where in the response
 * @param change the change
 */
public record SchemaBreak(String name, String pointer, Consumer<ObjectNode> change) {
  private static final Contract CONTRACT = Contract.load();
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** A break for every constraint of a response's schema. */
  public static List<SchemaBreak> of(String status) {
    List<SchemaBreak> breaks = new ArrayList<>();
    walk(CONTRACT.operation().responses().get(status).schema().node(), "", breaks);
    return breaks;
  }

  private static void walk(JsonNode schema, String at, List<SchemaBreak> breaks) {
    for (JsonNode name : schema.path("required").values()) {
      breaks.add(
          inside(
              at, at + "/" + name.asString(), "required", (o, f) -> o.remove(f), name.asString()));
    }
    schema
        .path("properties")
        .properties()
        .forEach(entry -> property(resolve(entry.getValue()), at, entry.getKey(), breaks));
  }

  private static void property(
      JsonNode schema, String parent, String name, List<SchemaBreak> breaks) {
    String at = parent + "/" + name;
    String types = schema.path("type").toString();
    boolean text = types.contains("string");
    breaks.add(set(parent, name, "type", text ? JSON.numberNode(5) : JSON.stringNode("text")));
    if (!types.contains("null")) {
      breaks.add(set(parent, name, "type null", JSON.nullNode()));
    }
    if (types.contains("integer")) {
      breaks.add(set(parent, name, "type fraction", JSON.numberNode(1.5)));
      breaks.add(set(parent, name, "type boolean", JSON.booleanNode(true)));
    }
    if (schema.has("pattern")) {
      breaks.add(set(parent, name, "pattern", JSON.stringNode("?")));
    }
    if (schema.has("minimum")) {
      breaks.add(
          set(parent, name, "minimum", JSON.numberNode(schema.path("minimum").asLong() - 1)));
    }
    if (schema.has("maximum")) {
      breaks.add(
          set(parent, name, "maximum", JSON.numberNode(schema.path("maximum").asLong() + 1)));
    }
    if (schema.has("propertyNames")) {
      breaks.add(inside(at, at + "/1", "propertyNames", (o, f) -> o.put(f, "x"), "1"));
    }
    if (resolve(schema.path("additionalProperties")).has("type")) {
      breaks.add(inside(at, at + "/70000", "value type", (o, f) -> o.put(f, 5), "70000"));
    }
    walk(schema, at, breaks);
  }

  private static SchemaBreak set(String parent, String name, String how, JsonNode value) {
    return inside(parent, parent + "/" + name, how, (o, f) -> o.set(f, value), name);
  }

  private static SchemaBreak inside(
      String parent,
      String pointer,
      String how,
      BiConsumer<ObjectNode, String> change,
      String field) {
    return new SchemaBreak(
        pointer + " " + how,
        pointer,
        answer -> change.accept((ObjectNode) answer.at(parent), field));
  }

  private static JsonNode resolve(JsonNode schema) {
    return schema.has("$ref")
        ? resolve(CONTRACT.document().at(schema.get("$ref").asString().substring(1)))
        : schema;
  }

  @Override
  public String toString() {
    return name;
  }
}
