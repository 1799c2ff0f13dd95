package dev.keysend.conformance.rule.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.keysend.conformance.invariant.LoadedContract;
import dev.keysend.conformance.request.Keys;
import dev.keysend.conformance.request.Plan;
import dev.keysend.conformance.request.Requests;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.rule.check.Check;
import dev.keysend.contract.Contract;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SuiteTest {
  /** A rule whose check nobody lists would be asked of no server, and nobody would notice. */
  @Test
  void everyCheckIsListed() {
    Set<String> listed =
        suite().checks().stream()
            .map(check -> check.getClass().getName())
            .collect(Collectors.toSet());
    Set<String> written =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(Rule.class.getPackageName())
                .stream()
                .filter(type -> type.isAssignableTo(Check.class) && !type.isInterface())
                .map(JavaClass::getName)
                .collect(Collectors.toSet());

    assertThat(listed).as("the checks that Suite lists").containsAll(written);
  }

  private static Suite suite() {
    Contract contract = Contract.load();
    Keys keys = new Keys("api", "wallet", Optional.empty(), "destination", "unroutable", true);
    return new Suite(LoadedContract.own(), Plan.full(contract, new Requests(contract, keys)), keys);
  }
}
