package dev.keysend.conformance.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.keysend.conformance.probe.Keys;
import dev.keysend.conformance.probe.Plan;
import dev.keysend.conformance.probe.Requests;
import dev.keysend.contract.Contract;
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
                .importPackagesOf(Check.class)
                .stream()
                .filter(type -> type.isAssignableTo(Check.class) && !type.isInterface())
                // It says no more than the others together, of requests that a run asks for.
                .filter(type -> !type.isEquivalentTo(ExploreCheck.class))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());

    assertThat(listed).as("the checks that Suite lists").containsAll(written);
  }

  private static Suite suite() {
    Contract contract = Contract.load();
    Keys keys = Subject.exampleKeys(contract);
    return new Suite(LoadedContract.own(), Plan.full(contract, new Requests(contract, keys)), keys);
  }
}
