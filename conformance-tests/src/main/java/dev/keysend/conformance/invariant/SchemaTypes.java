package dev.keysend.conformance.invariant;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * CEL types made from JSON Schemas, so that the kit refuses a rule with an unknown field or an
 * impossible comparison before it sends anything.
 *
 * <p>An object with named properties becomes a struct, one without becomes a map. Anything that a
 * schema leaves open is dynamic.
 */
final class SchemaTypes {
  private final JsonNode document;
  private final Map<String, CelType> structs = new LinkedHashMap<>();

  SchemaTypes(JsonNode document) {
    this.document = document;
  }

  /** A struct of some fields. */
  CelType struct(String name, Map<String, CelType> fields) {
    ImmutableMap<String, CelType> copy = ImmutableMap.copyOf(fields);
    CelType struct =
        StructType.create(name, copy.keySet(), field -> Optional.ofNullable(copy.get(field)));
    structs.put(name, struct);
    return struct;
  }

  /** The type of a schema, by its place in the contract. */
  CelType of(String pointer) {
    JsonNode schema = document.at(pointer);
    if (schema.has("$ref")) {
      return of(schema.get("$ref").asString().substring(1));
    }
    JsonNode type = schema.path("type");
    if (!type.isArray()) {
      return named(type.asString(""), schema, pointer);
    }
    // All tools of the contract support only unions with null.
    for (JsonNode each : type.values()) {
      if (!each.asString().equals("null")) {
        return NullableType.create(named(each.asString(), schema, pointer));
      }
    }
    return SimpleType.NULL_TYPE;
  }

  private CelType named(String type, JsonNode schema, String pointer) {
    return switch (type) {
      case "string" -> SimpleType.STRING;
      case "integer" -> SimpleType.INT;
      case "number" -> SimpleType.DOUBLE;
      case "boolean" -> SimpleType.BOOL;
      case "array" ->
          ListType.create(schema.has("items") ? of(pointer + "/items") : SimpleType.DYN);
      case "object" -> object(schema, pointer);
      default -> SimpleType.DYN;
    };
  }

  private CelType object(JsonNode schema, String pointer) {
    if (schema.has("properties")) {
      Map<String, CelType> fields = new LinkedHashMap<>();
      for (String name : schema.get("properties").propertyNames()) {
        fields.put(name, of(pointer + "/properties/" + name));
      }
      return struct(structName(pointer), fields);
    }
    JsonNode values = schema.path("additionalProperties");
    return MapType.create(
        SimpleType.STRING,
        values.isObject() ? of(pointer + "/additionalProperties") : SimpleType.DYN);
  }

  /** CEL's type names are words joined by dots. */
  private static String structName(String pointer) {
    return "contract" + pointer.replace('/', '.').replaceAll("[^A-Za-z0-9_.]", "_");
  }

  /** The structs so far, as a compiler needs them. */
  CelTypeProvider provider() {
    return new Structs(ImmutableMap.copyOf(structs));
  }

  private record Structs(ImmutableMap<String, CelType> byName) implements CelTypeProvider {
    @Override
    public ImmutableCollection<CelType> types() {
      return byName.values();
    }

    @Override
    public Optional<CelType> findType(String name) {
      return Optional.ofNullable(byName.get(name));
    }
  }
}
