package dev.keysend.conformance;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import dev.keysend.mock.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dependencies point one way: the mock and the kit depend on the contract. */
class ArchitectureTest {
  /** If a package has more types, split it by subject. */
  private static final int MOST_TYPES = 20;

  /** The compiled classes. A packed archive renames its libraries, so no rule would see them. */
  private static final JavaClasses KIT =
      new ClassFileImporter()
          .importPaths(
              "target/classes", "../mock-server/target/classes", "../openapi/target/classes");

  @Test
  void theContractDependsOnNeitherMockNorKit() {
    noClasses()
        .that()
        .resideInAPackage("dev.keysend.contract..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.keysend.mock..", "dev.keysend.conformance..")
        .check(KIT);
  }

  @Test
  void theMockDependsOnNeitherSdkNorKit() {
    noClasses()
        .that()
        .resideInAPackage("dev.keysend.mock..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.keysend.conformance..", "dev.keysend.sdk..")
        .check(KIT);
  }

  @Test
  void theMocksWalletDoesNotDependOnHttp() {
    noClasses()
        .that()
        .resideInAPackage("dev.keysend.mock.wallet..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.github.tomakehurst..", "wiremock..", "java.net.http..")
        .check(KIT);
  }

  @Test
  void rulesAndReportsDoNotDependOnHttp() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.keysend.conformance.rule..", "dev.keysend.conformance.report..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.restassured..", "org.apache.http..", "java.net.http..")
        .check(KIT);
  }

  @Test
  void onlyTheWirePackageSends() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.keysend.conformance.wire..")
        .and()
        .resideInAPackage("dev.keysend.conformance..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.restassured..", "org.apache.http..", "java.net.http..")
        .check(KIT);
  }

  @Test
  void onlyCommandsPrint() {
    GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(
        KIT.that(
            new DescribedPredicate<>("outside of the cli packages") {
              @Override
              public boolean test(JavaClass type) {
                return !type.getPackageName().endsWith(".cli");
              }
            }));
  }

  @Test
  void onlyCommandsDependOnCommands() {
    classes()
        .that()
        .resideInAPackage("dev.keysend..cli..")
        .should()
        .onlyHaveDependentClassesThat()
        .resideInAPackage("dev.keysend..cli..")
        .check(KIT);
  }

  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching("dev.keysend.(**)")
        .should()
        .beFreeOfCycles()
        // Packages pass on the mode that the user chose, unchanged.
        .ignoreDependency(alwaysTrue(), type(Mode.class))
        .check(KIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"main", "test"})
  void packagesStaySmall(String sources) throws IOException {
    Map<Path, Long> typesByFolder;
    try (Stream<Path> files = Files.walk(Path.of("src", sources, "java"))) {
      typesByFolder =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith("package-info.java"))
              .collect(groupingBy(Path::getParent, counting()));
    }

    assertThat(typesByFolder)
        .isNotEmpty()
        .allSatisfy((folder, types) -> assertThat(types).isLessThanOrEqualTo(MOST_TYPES));
  }

  @Test
  void everyPackageIsDescribed() {
    classes().should(beInADescribedPackage()).check(KIT);
  }

  private static ArchCondition<JavaClass> beInADescribedPackage() {
    return new ArchCondition<>("be in a package with a package-info") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (type.getPackage().tryGetPackageInfo().isEmpty()) {
          events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " has none"));
        }
      }
    };
  }
}
