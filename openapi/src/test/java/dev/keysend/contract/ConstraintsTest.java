package dev.keysend.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.contract.BodyCase.Body;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * The schemas say what the documentation says: no field, flag, type, limit or pattern can change
 * unseen.
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
                        assertThat(bodyCase.holdsFor(contract, bodyCase.body().example(contract)))
                            .as("%s, violations: %s", bodyCase, bodyCase.violations(contract))
                            .isTrue()));
  }

  @Test
  void everyChangeOfAConstraintIsSeen() {
    Map<Body, JsonNode> examples = new EnumMap<>(Body.class);
    for (Body body : Body.values()) {
      examples.put(body, body.example(contract));
    }
    List<String> unseen =
        SchemaMutations.of(contract).stream()
            .filter(
                mutation ->
                    cases.stream()
                        .allMatch(
                            bodyCase ->
                                bodyCase.holdsFor(
                                    mutation.contract(), examples.get(bodyCase.body()))))
            .map(SchemaMutations.Mutation::name)
            .toList();

    assertThat(unseen).isEmpty();
  }
}
