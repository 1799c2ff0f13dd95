package dev.keysend.conformance.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Invariant;
import dev.keysend.contract.Response;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckedInvariantsTest {
  private static final Contract CONTRACT = Contract.load();

  @Test
  void theBuildHasCheckedThisContract() {
    assertThat(rules(CheckedInvariants.of(CONTRACT).orElseThrow())).isEqualTo(rules());
  }

  @Test
  void invariantsOfAnotherContractAreNotUsed() throws IOException {
    Contract other = Contract.parse(CONTRACT.yaml() + "#");

    assertThat(CheckedInvariants.of(other)).isEmpty();
    assertThat(CheckedInvariants.read(CheckedInvariants.write(other), other)).isPresent();
  }

  private static Map<Invariant, Object> rules(CheckedInvariants checked) {
    Map<Invariant, Object> rules = new HashMap<>();
    CONTRACT
        .operation()
        .responses()
        .forEach((status, response) -> add(checked.of(status, response), rules));
    return rules;
  }

  private static Map<Invariant, Object> rules() {
    InvariantCompiler compiler = new InvariantCompiler(CONTRACT);
    Map<Invariant, Object> rules = new HashMap<>();
    for (Response response : CONTRACT.operation().responses().values()) {
      add(compiler.check(response), rules);
    }
    return rules;
  }

  private static void add(
      Map<Invariant, CelAbstractSyntaxTree> trees, Map<Invariant, Object> rules) {
    trees.forEach(
        (invariant, tree) ->
            rules.put(invariant, List.of(tree.getExpr(), tree.getSource().getMacroCalls())));
  }
}
