package dev.keysend.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * The schemas match the documentation: no field, flag, type, limit or pattern can change unnoticed.
 */
class ConstraintsTest {
  private final Contract contract = Contract.load();
  private final List<BodyCase> cases = BodyCases.all();

  @TestFactory
  Stream<DynamicTest> bodiesAreJudgedAsDocumented() {
    return cases.stream()
        .map(
            bodyCase ->
                DynamicTest.dynamicTest(
                    bodyCase.toString(),
                    () ->
                        assertThat(bodyCase.holdsFor(contract, bodyCase.changedBody(contract)))
                            .as("%s, violations: %s", bodyCase, bodyCase.violations(contract))
                            .isTrue()));
  }

  @Tag("thorough")
  @Test
  void detectsEveryChangeOfAConstraint() {
    Map<BodyCase, JsonNode> bodies = new LinkedHashMap<>();
    cases.forEach(bodyCase -> bodies.put(bodyCase, bodyCase.changedBody(contract)));
    List<String> unseen =
        SchemaMutations.of(contract).stream()
            .filter(
                mutation ->
                    bodies.entrySet().stream()
                        .allMatch(
                            entry ->
                                entry.getKey().holdsFor(mutation.contract(), entry.getValue())))
            .map(SchemaMutations.Mutation::name)
            .toList();

    assertThat(unseen)
        .as(
            "changes to a constraint that no case detects; add valid and invalid values to BodyCases")
        .isEmpty();
  }
}
