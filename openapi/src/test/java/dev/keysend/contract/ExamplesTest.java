package dev.keysend.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class ExamplesTest {
  private final Contract contract = Contract.load();
  private final Operation operation = contract.operation();

  @TestFactory
  Stream<DynamicTest> everyExampleKeepsItsSchema() {
    Stream<DynamicTest> requests =
        operation.requestExamples().values().stream()
            .map(example -> keepsSchema(example, operation.requestSchema()));
    Stream<DynamicTest> responses =
        operation.responses().values().stream()
            .flatMap(
                response ->
                    response.examples().values().stream()
                        .map(example -> keepsSchema(example, response.schema())));
    return Stream.concat(requests, responses);
  }

  private static DynamicTest keepsSchema(Example example, BodySchema schema) {
    return DynamicTest.dynamicTest(
        example.pointer(), () -> assertThat(schema.check(example.value())).isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> everyExampleOfAFieldKeepsTheFieldsSchema() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String pointer : schemaPointers()) {
      BodySchema schema = contract.schema(pointer);
      for (JsonNode example : schema.node().path("examples")) {
        tests.add(
            DynamicTest.dynamicTest(
                pointer + " " + example, () -> assertThat(schema.check(example)).isEmpty()));
      }
    }
    return tests.stream();
  }

  @Test
  void everySchemaIsDescribedAndEveryScalarHasAnExample() {
    for (String pointer : schemaPointers()) {
      JsonNode node = contract.document().at(pointer);
      JsonNode target =
          node.has("$ref")
              ? contract.document().at(node.get("$ref").asString().substring(1))
              : node;
      assertThat(node.has("description") || target.has("description"))
          .as("%s has a description", pointer)
          .isTrue();
      if (!target.path("type").asString("").equals("object")) {
        assertThat(target.path("examples").size()).as("%s has an example", pointer).isPositive();
      }
    }
  }

  @Test
  void everyResponseExampleHasARequestExample() {
    for (String status : List.of("201", "400")) {
      assertThat(operation.requestExamples().keySet())
          .containsAll(operation.responses().get(status).examples().keySet());
    }
  }

  @Test
  void everyExampleHasASummary() {
    assertThat(operation.requestExamples().values())
        .allSatisfy(example -> assertThat(example.summary()).isNotBlank());
    assertThat(operation.responses().values())
        .flatExtracting(response -> response.examples().values())
        .allSatisfy(example -> assertThat(example.summary()).isNotBlank());
  }

  @Test
  void invariantsHaveUniqueNamesAcrossResponses() {
    assertThat(operation.responses().values())
        .flatExtracting(Response::invariants)
        .extracting(Invariant::id)
        .doesNotHaveDuplicates()
        .allSatisfy(id -> assertThat(id).matches("[a-z0-9]+(-[a-z0-9]+)*"));
  }

  private List<String> schemaPointers() {
    List<String> pointers = new ArrayList<>();
    for (Map.Entry<String, JsonNode> schema :
        contract.document().at("/components/schemas").properties()) {
      String pointer = "/components/schemas/" + schema.getKey();
      pointers.add(pointer);
      for (String property : schema.getValue().path("properties").propertyNames()) {
        pointers.add(pointer + "/properties/" + property);
      }
      if (schema.getValue().path("additionalProperties").isObject()) {
        pointers.add(pointer + "/additionalProperties");
      }
    }
    return pointers;
  }
}
