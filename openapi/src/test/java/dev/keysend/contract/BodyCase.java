package dev.keysend.contract;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change to a valid body, and whether the contract must refuse the changed body.
 *
 * @param body which body is changed
 * @param pointer the place of the change
 * @param value the JSON to put there; null removes the property
 * @param keyword the keyword that must refuse the changed body, or null if the body stays valid
 */
record BodyCase(Body body, String pointer, @Nullable String value, @Nullable String keyword) {

  /** The bodies of the contract, each with the example that the cases change. */
  enum Body {
    REQUEST,
    TRANSACTION,
    ERROR;

    BodySchema schema(Contract contract) {
      Operation operation = contract.operation();
      return switch (this) {
        case REQUEST -> operation.requestSchema();
        case TRANSACTION -> operation.responses().get("201").schema();
        case ERROR -> operation.responses().get("400").schema();
      };
    }

    JsonNode example(Contract contract) {
      Operation operation = contract.operation();
      return switch (this) {
        case REQUEST -> withCustomRecords(operation.requestExamples().get("keysend-sent").value());
        case TRANSACTION -> operation.responses().get("201").examples().get("keysend-sent").value();
        case ERROR -> operation.responses().get("400").examples().get("failure-no-route").value();
      };
    }
  }

  private static JsonNode withCustomRecords(JsonNode request) {
    ObjectNode copy = request.deepCopy().asObject();
    copy.putObject("custom_records");
    return copy;
  }

  /** Creates the changed body, to check it against many contracts. */
  JsonNode changedBody(Contract contract) {
    return changed(body.example(contract));
  }

  /** Whether a contract treats the changed body as this case expects. */
  boolean holdsFor(Contract contract, JsonNode changedBody) {
    List<Violation> violations = body.schema(contract).check(changedBody);
    if (keyword == null) {
      return violations.isEmpty();
    }
    return violations.stream().anyMatch(violation -> violation.keyword().equals(keyword))
        && violations.stream().allMatch(violation -> violation.pointer().equals(pointer));
  }

  List<Violation> violations(Contract contract) {
    return body.schema(contract).check(changedBody(contract));
  }

  private JsonNode changed(JsonNode example) {
    if (pointer.isEmpty()) {
      return read(value);
    }
    JsonNode copy = example.deepCopy();
    JsonPointer place = JsonPointer.compile(pointer);
    ObjectNode parent = (ObjectNode) copy.at(place.head());
    String property = place.last().getMatchingProperty();
    if (value == null) {
      parent.remove(property);
    } else {
      parent.set(property, read(value));
    }
    return copy;
  }

  private static JsonNode read(@Nullable String json) {
    try {
      return Json.read(Objects.requireNonNull(json));
    } catch (MalformedJsonException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  @Override
  public String toString() {
    String change = value == null ? "is taken away" : "is " + value;
    return body + " " + pointer + " " + change + ": " + (keyword == null ? "correct" : keyword);
  }
}
