package dev.keysend.contract;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Finds things in an OpenAPI document. If something is missing, the error says where. */
final class DocumentReader {
  /** The document's name inside the validator, which never fetches anything from it. */
  private static final String DOCUMENT = "urn:keysend:contract";

  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private final JsonNode document;
  private final SchemaRegistry registry;
  private final String path;
  private final String method;

  DocumentReader(JsonNode document) {
    this.document = document;
    this.registry =
        SchemaRegistry.withDialect(
            Dialects.getDraft202012(),
            builder -> builder.schemas(Map.of(DOCUMENT, Json.write(document))::get));
    this.path = only("/paths", List.copyOf(document.path("paths").propertyNames()));
    this.method =
        only(
            pointerTo("/paths", path),
            document.path("paths").path(path).propertyNames().stream()
                .filter(METHODS::contains)
                .toList());
  }

  String path() {
    return path;
  }

  String method() {
    return method.toUpperCase(Locale.ROOT);
  }

  String operationPointer() {
    return pointerTo(pointerTo("/paths", path), method);
  }

  String pathParameter() {
    List<String> names = new ArrayList<>();
    for (JsonNode parameter : document.at(operationPointer()).path("parameters")) {
      if (parameter.path("in").asString("").equals("path")) {
        names.add(parameter.path("name").asString());
      }
    }
    return only(operationPointer() + "/parameters", names);
  }

  /** The one media type of a request body or response. */
  String mediaType(String parent) {
    String content = parent + "/content";
    return only(content, List.copyOf(required(content).propertyNames()));
  }

  BodySchema schema(String parent) {
    return schemaAt(contentPointer(parent) + "/schema");
  }

  /** The schema at a place, after following references. */
  BodySchema schemaAt(String place) {
    String pointer = referred(place);
    return new BodySchema(
        pointer,
        required(pointer),
        registry.getSchema(SchemaLocation.of(DOCUMENT + "#" + pointer)),
        document);
  }

  /** The names of a schema's properties that have a format. */
  Set<String> propertiesOfFormat(String format, BodySchema schema) {
    return propertiesBy("format", schema).getOrDefault(format, Set.of());
  }

  /** The names of a schema's properties by their type. */
  Map<String, Set<String>> propertiesByType(BodySchema schema) {
    return propertiesBy("type", schema);
  }

  private Map<String, Set<String>> propertiesBy(String keyword, BodySchema schema) {
    Map<String, Set<String>> names = new LinkedHashMap<>();
    for (String name : schema.node().path("properties").propertyNames()) {
      String property = referred(pointerTo(schema.pointer() + "/properties", name));
      names
          .computeIfAbsent(
              required(property).path(keyword).asString(""), value -> new LinkedHashSet<>())
          .add(name);
    }
    names.replaceAll((value, of) -> Collections.unmodifiableSet(of));
    return Collections.unmodifiableMap(names);
  }

  /** The place to which the references at a place finally lead. */
  private String referred(String place) {
    String pointer = place;
    while (required(pointer).has("$ref")) {
      pointer = required(pointer).get("$ref").asString().substring(1);
    }
    return pointer;
  }

  Map<String, Example> examples(String parent) {
    String pointer = contentPointer(parent) + "/examples";
    Map<String, Example> examples = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : document.at(pointer).properties()) {
      String at = pointerTo(pointer, entry.getKey());
      JsonNode node = entry.getValue();
      examples.put(
          entry.getKey(),
          new Example(
              entry.getKey(),
              node.path("summary").asString(""),
              required(at + "/value"),
              node,
              at));
    }
    return Collections.unmodifiableMap(examples);
  }

  Map<String, Response> responses() {
    String pointer = operationPointer() + "/responses";
    Map<String, Response> responses = new LinkedHashMap<>();
    for (String status : required(pointer).propertyNames()) {
      String at = pointerTo(pointer, status);
      responses.put(
          status,
          new Response(
              status,
              text(at + "/description"),
              mediaType(at),
              schema(at),
              examples(at),
              invariants(at),
              at));
    }
    return Collections.unmodifiableMap(responses);
  }

  private List<Invariant> invariants(String parent) {
    List<Invariant> invariants = new ArrayList<>();
    int count = document.at(parent).path("x-invariants").size();
    for (int i = 0; i < count; i++) {
      String at = parent + "/x-invariants/" + i;
      invariants.add(
          new Invariant(
              text(at + "/id"),
              authority(at),
              text(at + "/message"),
              text(at + "/rule"),
              text(at + "/source"),
              at));
    }
    return List.copyOf(invariants);
  }

  /** The authority of an invariant. The level next to it is for readers and must match. */
  private Authority authority(String at) {
    String id = text(at + "/authority");
    Authority authority =
        Authority.of(id)
            .orElseThrow(
                () ->
                    new ContractException(
                        at
                            + "/authority is \""
                            + id
                            + "\"; use one of "
                            + Arrays.stream(Authority.values())
                                .map(Authority::id)
                                .collect(Collectors.joining(", "))));
    String level = text(at + "/level");
    if (!level.equals(authority.level().name())) {
      throw new ContractException(
          at + "/level is \"" + level + "\"; " + id + " makes it a " + authority.level());
    }
    return authority;
  }

  static Map<String, List<String>> namesByName(JsonNode object) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      names.put(
          entry.getKey(), entry.getValue().values().stream().map(JsonNode::asString).toList());
    }
    return Collections.unmodifiableMap(names);
  }

  private String contentPointer(String parent) {
    return pointerTo(parent + "/content", mediaType(parent));
  }

  private String text(String pointer) {
    JsonNode node = required(pointer);
    if (!node.isString() || node.asString().isBlank()) {
      throw new ContractException(pointer + " is not a string");
    }
    return node.asString();
  }

  private JsonNode required(String pointer) {
    JsonNode node = document.at(JsonPointer.compile(pointer));
    if (node.isMissingNode()) {
      throw new ContractException(pointer + " is missing; add it to the contract");
    }
    return node;
  }

  private static String only(String pointer, List<String> names) {
    if (names.size() != 1) {
      throw new ContractException(
          pointer + " must have exactly one entry, but has " + names.size() + ": " + names);
    }
    return names.get(0);
  }

  /** The pointer to a property, its name escaped. */
  static String pointerTo(String parent, String name) {
    return JsonPointer.compile(parent).appendProperty(name).toString();
  }
}
