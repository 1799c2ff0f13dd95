package dev.keysend.conformance.request;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The places of a request whose values a server passes on, each with every hazard that it can take.
 * The places are those of the contract: a field that it gets one day has its rows here without more
 * being said. Immutable and thread-safe.
 *
 * @param rows the places with their hazards
 */
public record ValueMatrix(List<Row> rows) {
  /**
   * One hazard in one place.
   *
   * @param field the request's field
   * @param place what is at hazard in the field, such as {@code passThru value}
   * @param hazard what is hazardous about it, such as {@code percent-encoding}
   * @param name the name in the field; empty if the field itself is the place
   * @param value the value there
   */
  public record Row(
      String field, String place, String hazard, Optional<String> name, JsonNode value) {
    /** How many characters its name and its value have together. */
    int length() {
      return name.map(String::length).orElse(0) + Json.write(value).length();
    }

    JsonNode in(JsonNode object) {
      JsonNode whole = object.path(field);
      return name.isPresent() ? whole.path(name.get()) : whole;
    }

    /** The body with this value as the field's only one. */
    JsonNode alone(JsonNode body) {
      ObjectNode alone = ((ObjectNode) body).deepCopy();
      alone.remove(field);
      fill(alone);
      return alone;
    }

    /** The request's field with this value; its other fields stay. */
    void fill(ObjectNode body) {
      if (name.isPresent()) {
        JsonNode there = body.path(field);
        ObjectNode object = there.isObject() ? (ObjectNode) there : body.putObject(field);
        object.set(name.get(), value);
      } else {
        body.set(field, value);
      }
    }

    @Override
    public String toString() {
      return place + ", " + hazard;
    }
  }

  /** Makes defensive copies. */
  public ValueMatrix {
    rows = List.copyOf(rows);
  }

  /** The matrix of a contract. */
  public static ValueMatrix of(Contract contract) {
    List<Row> rows = new ArrayList<>();
    JsonNode properties = contract.operation().requestSchema().node().path("properties");
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      JsonNode schema = resolve(contract, property.getValue());
      String field = property.getKey();
      switch (schema.path("type").asString("")) {
        case "object" -> object(contract, field, schema, rows);
        case "string" -> text(field, schema, rows);
        default -> {}
      }
    }
    return new ValueMatrix(rows);
  }

  private static void object(Contract contract, String field, JsonNode schema, List<Row> rows) {
    JsonNode member = resolve(contract, schema.path("additionalProperties"));
    boolean anyText = !member.has("pattern");
    if (schema.has("propertyNames")) {
      List<String> keys = Hazards.recordKeys();
      for (String key : keys) {
        rows.add(row(field, "key", key, key, text("key " + key)));
      }
      if (anyText) {
        BigInteger key = BigInteger.valueOf(7_629_200);
        for (Map.Entry<String, String> hazard : Hazards.fewTexts().entrySet()) {
          key = key.add(BigInteger.ONE);
          rows.add(row(field, "value", hazard.getKey(), key.toString(), text(hazard.getValue())));
        }
      }
      return;
    }
    for (Map.Entry<String, String> hazard : Hazards.texts().entrySet()) {
      rows.add(
          row(
              field,
              "value",
              hazard.getKey(),
              "text: " + hazard.getKey(),
              text(hazard.getValue())));
    }
    Hazards.values()
        .forEach((hazard, value) -> rows.add(row(field, "value", hazard, hazard, value)));
    Hazards.names()
        .forEach((hazard, name) -> rows.add(row(field, "name", hazard, name, text(hazard))));
  }

  private static void text(String field, JsonNode schema, List<Row> rows) {
    if (!schema.has("pattern") && !schema.has("enum") && !schema.has("format")) {
      String all = String.join(" | ", Hazards.texts().values());
      rows.add(new Row(field, field, "texts of all kinds", Optional.empty(), text(all)));
    }
  }

  private static Row row(String field, String sort, String hazard, String name, JsonNode value) {
    return new Row(field, field + " " + sort, hazard, Optional.of(name), value);
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.stringNode(text);
  }

  private static JsonNode resolve(Contract contract, JsonNode schema) {
    return schema.has("$ref")
        ? resolve(contract, contract.document().at(schema.get("$ref").asString().substring(1)))
        : schema;
  }

  /** The rows of one field, in one place. */
  List<Row> of(String field, String sort) {
    return rows.stream().filter(row -> row.place().equals((field + " " + sort).strip())).toList();
  }

  /**
   * What a server did to the hazards of a field.
   *
   * @param field the field
   * @param asked the body that was sent
   * @param shown what came back of the field
   * @param counts whether the damage counts, for a body that was sent with this hazard alone
   * @return a line for each hazard that was sent and did not come back as it was
   */
  public List<String> damage(
      String field, JsonNode asked, JsonNode shown, Predicate<JsonNode> counts) {
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      JsonNode sent = row.in(asked);
      if (!row.field().equals(field) || row.name().isEmpty() || !sent.equals(row.value())) {
        continue;
      }
      JsonNode back = shown.path(row.name().get());
      if (!isSame(sent, back) && counts.test(row.alone(asked))) {
        lines.add(
            row.place()
                + " with "
                + hazard(row, back)
                + ": sent "
                + brief(row.name().get(), sent)
                + ", got "
                + (back.isMissingNode() ? "nothing of that name" : brief("", back)));
      }
    }
    return lines;
  }

  private static String hazard(Row row, JsonNode back) {
    List<String> changed =
        row.hazard().equals(Hazards.OTHERS) && back.isString()
            ? Hazards.changed(back.stringValue())
            : List.of();
    return changed.isEmpty() ? row.hazard() : String.join(", ", changed);
  }

  private static String brief(String name, JsonNode value) {
    String text = value.toString();
    String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
    return name.isEmpty()
        ? shown
        : "\"" + (name.length() > 40 ? name.substring(0, 40) + "…" : name) + "\": " + shown;
  }

  /** As far as JSON tells values apart: 1.0 is 1, and the order of names is none. */
  private static boolean isSame(JsonNode sent, JsonNode back) {
    if (sent.isNumber() && back.isNumber()) {
      return sent.doubleValue() == back.doubleValue();
    }
    if (sent.isArray() && back.isArray() && sent.size() == back.size()) {
      for (int i = 0; i < sent.size(); i++) {
        if (!isSame(sent.get(i), back.get(i))) {
          return false;
        }
      }
      return true;
    }
    if (sent.isObject() && back.isObject() && sent.size() == back.size()) {
      return sent.properties().stream()
          .allMatch(entry -> isSame(entry.getValue(), back.path(entry.getKey())));
    }
    return sent.equals(back);
  }

  /** How a server's answer names what a request names so, by place in the answer. */
  public static Map<String, String> places() {
    Map<String, String> places = new LinkedHashMap<>();
    places.put(Fields.PASS_THROUGH, "/" + Fields.PASS_THROUGH);
    places.put(Fields.RECORDS, Fields.PAID_RECORDS);
    return places;
  }
}
