package dev.keysend.conformance.run;

import dev.keysend.conformance.report.Coverage;
import dev.keysend.conformance.request.Kind;
import dev.keysend.conformance.run.observation.Observation;
import dev.keysend.conformance.run.observation.Observations;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Response;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Finds which parts of the contract a run has exercised: a property, if a body had it; a constraint
 * of a response, if a body with its property was checked against it; a constraint of the request,
 * if a request that breaks it was sent; a status and its media type, if a response had it.
 */
final class ContractCoverage {
  private static final List<String> CONSTRAINTS =
      List.of("type", "required", "pattern", "minimum", "maximum", "propertyNames");

  private final Contract contract;
  private final Set<String> parts = new LinkedHashSet<>();

  private ContractCoverage(Contract contract) {
    this.contract = contract;
  }

  static List<Coverage> of(Contract contract, Observations seen) {
    Set<String> all = everything(contract);
    Set<String> exercised = exercised(contract, seen);
    return all.stream().map(part -> new Coverage(part, exercised.contains(part))).toList();
  }

  private static Set<String> everything(Contract contract) {
    ContractCoverage coverage = new ContractCoverage(contract);
    coverage.walk(contract.operation().requestSchema().pointer(), Optional.empty(), true);
    for (Response response : contract.operation().responses().values()) {
      coverage.answer(response);
      coverage.walk(response.schema().pointer(), Optional.empty(), true);
    }
    return coverage.parts;
  }

  private static Set<String> exercised(Contract contract, Observations seen) {
    ContractCoverage coverage = new ContractCoverage(contract);
    for (Observation each : seen.where(observation -> !observation.limited())) {
      coverage.parts.addAll(each.probe().exercises());
      boolean valid = each.probe().kind() != Kind.INVALID;
      JsonNode asked = each.draft().body().orElse(MissingNode.getInstance());
      if (valid) {
        coverage.walk(contract.operation().requestSchema().pointer(), Optional.of(asked), false);
      }
      contract.operation().response(each.status()).ifPresent(coverage::answer);
      contract
          .operation()
          .response(each.status())
          .filter(response -> each.body().isPresent())
          .ifPresent(response -> coverage.walk(response.schema().pointer(), each.body(), true));
    }
    return coverage.parts;
  }

  private void answer(Response response) {
    parts.add(response.pointer());
    parts.add(response.pointer() + "/content/" + response.mediaType().replace("/", "~1"));
  }

  /** Walks a schema, along a body if there is one, else along all of it. */
  private void walk(String pointer, Optional<JsonNode> body, boolean constraints) {
    JsonNode schema = contract.document().at(pointer);
    if (schema.has("$ref")) {
      walk(schema.get("$ref").asString().substring(1), body, constraints);
      return;
    }
    if (constraints) {
      CONSTRAINTS.stream()
          .filter(schema::has)
          .forEach(constraint -> parts.add(pointer + "/" + constraint));
    }
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      Optional<JsonNode> value = body.map(node -> node.path(property.getKey()));
      if (value.isEmpty() || !value.get().isMissingNode()) {
        String at = pointer + "/properties/" + property.getKey();
        parts.add(at);
        walk(at, value, constraints);
      }
    }
    boolean hasMembers = body.isEmpty() || !body.get().isEmpty();
    if (schema.path("additionalProperties").isObject() && hasMembers) {
      walk(pointer + "/additionalProperties", body.flatMap(ContractCoverage::first), constraints);
    }
  }

  private static Optional<JsonNode> first(JsonNode object) {
    return object.values().stream().findFirst();
  }
}
