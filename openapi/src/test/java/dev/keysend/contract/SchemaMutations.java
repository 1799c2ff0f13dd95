package dev.keysend.contract;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every small change to a constraint of the contract's schemas. */
final class SchemaMutations {
  /**
   * One change.
   *
   * @param name describes the change
   * @param contract the contract with that one change
   */
  record Mutation(String name, Contract contract) {}

  private static final Set<String> SAYS_NOTHING_OF_VALUES =
      Set.of("$ref", "description", "examples", "format", "x-source");

  private final JsonNode document;
  private final List<Mutation> mutations = new ArrayList<>();

  private SchemaMutations(JsonNode document) {
    this.document = document;
  }

  static List<Mutation> of(Contract contract) {
    SchemaMutations all = new SchemaMutations(contract.document());
    for (String name : contract.document().at("/components/schemas").propertyNames()) {
      all.walk("/components/schemas/" + name);
    }
    return all.mutations;
  }

  private void walk(String pointer) {
    JsonNode schema = document.at(pointer);
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      switch (keyword.getKey()) {
        case "type" -> types(pointer, keyword.getValue());
        case "pattern" -> patterns(pointer, keyword.getValue().asString());
        case "minimum", "maximum" ->
            limits(pointer, keyword.getKey(), keyword.getValue().bigIntegerValue());
        case "required" -> required(pointer, keyword.getValue());
        case "properties" -> {
          required(pointer, schema.path("required"), keyword.getValue());
          keyword.getValue().propertyNames().forEach(n -> walk(pointer + "/properties/" + n));
        }
        case "propertyNames" -> {
          add(pointer + " without propertyNames", pointer, node -> node.remove("propertyNames"));
          walk(pointer + "/propertyNames");
        }
        case "additionalProperties" -> {
          if (keyword.getValue().isObject()) {
            walk(pointer + "/additionalProperties");
          }
        }
        default -> {
          // The kit derives no invalid request from it and does not count it as exercised.
          if (!SAYS_NOTHING_OF_VALUES.contains(keyword.getKey())) {
            throw new IllegalStateException(
                pointer
                    + ": the kit derives nothing from the keyword "
                    + keyword.getKey()
                    + "; use type, pattern, minimum, maximum or required");
          }
        }
      }
    }
  }

  private void types(String pointer, JsonNode type) {
    add(pointer + " without type", pointer, node -> node.remove("type"));
    if (type.isArray()) {
      for (int i = 0; i < type.size(); i++) {
        int index = i;
        add(
            pointer + " without type " + type.get(i),
            pointer,
            node -> ((ArrayNode) node.get("type")).remove(index));
      }
      return;
    }
    for (String other :
        List.of("string", "integer", "number", "boolean", "object", "array", "null")) {
      if (!other.equals(type.asString())) {
        add(pointer + " of type " + other, pointer, node -> node.put("type", other));
        add(
            pointer + " also of type " + other,
            pointer,
            node -> node.putArray("type").add(type.asString()).add(other));
      }
    }
  }

  private void patterns(String pointer, String pattern) {
    add(pointer + " without pattern", pointer, node -> node.remove("pattern"));
    for (int i = 0; i < pattern.length(); i++) {
      String shorter = pattern.substring(0, i) + pattern.substring(i + 1);
      if (compiles(shorter)) {
        add(pointer + " with pattern " + shorter, pointer, node -> node.put("pattern", shorter));
      }
    }
  }

  private static boolean compiles(String pattern) {
    try {
      Pattern.compile(pattern);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private void limits(String pointer, String keyword, BigInteger limit) {
    add(pointer + " without " + keyword, pointer, node -> node.remove(keyword));
    for (BigInteger other : List.of(limit.add(BigInteger.ONE), limit.subtract(BigInteger.ONE))) {
      add(pointer + " with " + keyword + " " + other, pointer, node -> node.put(keyword, other));
    }
  }

  private void required(String pointer, JsonNode names) {
    for (int i = 0; i < names.size(); i++) {
      int index = i;
      add(
          pointer + " does not require " + names.get(i),
          pointer,
          node -> ((ArrayNode) node.get("required")).remove(index));
    }
  }

  private void required(String pointer, JsonNode required, JsonNode properties) {
    for (String name : properties.propertyNames()) {
      if (required.values().stream().noneMatch(entry -> entry.asString().equals(name))) {
        add(pointer + " requires " + name, pointer, node -> node.withArray("required").add(name));
      }
    }
  }

  private void add(String name, String pointer, Consumer<ObjectNode> change) {
    JsonNode copy = document.deepCopy();
    change.accept((ObjectNode) copy.at(pointer));
    mutations.add(new Mutation(name, Contract.of(copy)));
  }
}
