package dev.keysend.contract;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The schema of a body, at its place in the contract. Immutable and thread-safe. */
public final class BodySchema {
  /** Keywords whose errors concern a property's name. */
  private static final Set<String> PROPERTY_KEYWORDS = Set.of("required", "propertyNames");

  /** Changes no setting; the library's own format would make the settings again each time. */
  private static final OutputFormat<List<Error>> ERRORS =
      (schema, context, schemaContext) -> context.getErrors();

  private final String pointer;
  private final JsonNode node;
  private final Schema schema;
  private final ExecutionConfig settings;
  private final JsonNode document;

  BodySchema(String pointer, JsonNode node, Schema schema, JsonNode document) {
    this.pointer = pointer;
    this.node = node;
    this.schema = schema;
    this.settings =
        ExecutionConfig.builder(schema.createExecutionContext().getExecutionConfig())
            .annotationCollectionEnabled(false)
            .build();
    this.document = document;
  }

  /** The JSON pointer of the schema in the contract, after following references. */
  public String pointer() {
    return pointer;
  }

  /** The schema itself. */
  public JsonNode node() {
    return node;
  }

  /** Every way in which a body breaks the schema; empty if it is valid. */
  public List<Violation> check(JsonNode body) {
    List<Error> errors =
        schema.validate(new ExecutionContext(settings), SchemaNumbers.of(body), ERRORS);
    return errors.isEmpty() ? List.of() : errors.stream().map(this::violation).toList();
  }

  private Violation violation(Error error) {
    String pointer = error.getInstanceLocation().toString();
    String property = error.getProperty();
    boolean names = PROPERTY_KEYWORDS.contains(error.getKeyword());
    String place =
        names && property != null ? DocumentReader.pointerTo(pointer, property) : pointer;
    return new Violation(
        place,
        error.getKeyword(),
        String.valueOf(error.getSchemaLocation().getFragment()),
        error.getSchemaNode(),
        error.getKeyword().equals("propertyNames") ? misnamed(error) : error.getMessage());
  }

  /** Uses the contract's description, because people cannot read a pattern for names. */
  private String misnamed(Error error) {
    String place = String.valueOf(error.getSchemaLocation().getFragment());
    String holder = place.replaceFirst("/propertyNames$", "");
    String description = document.at(holder).path("description").asString("");
    return description.isEmpty()
        ? error.getMessage()
        : "this name is not allowed here. " + description;
  }
}
