package dev.keysend.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.junit.jupiter.api.Test;

/** Data flows one way: contract, then mock and kit. */
class ArchitectureTest {
  private static final JavaClasses KIT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.keysend");

  @Test
  void theContractKnowsNobody() {
    noClasses()
        .that()
        .resideInAPackage("dev.keysend.contract..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.keysend.mock..", "dev.keysend.conformance..")
        .check(KIT);
  }

  @Test
  void theMockKnowsNoClientAndNoKit() {
    noClasses()
        .that()
        .resideInAPackage("dev.keysend.mock..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.keysend.conformance..", "dev.keysend.sdk..")
        .check(KIT);
  }

  @Test
  void theLedgerKnowsNoHttp() {
    noClasses()
        .that()
        .resideInAPackage("dev.keysend.mock.wallet..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.github.tomakehurst..", "wiremock..", "java.net.http..")
        .check(KIT);
  }

  @Test
  void rulesAndReportsKnowNoHttp() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.keysend.conformance.rule..", "dev.keysend.conformance.report..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.restassured..", "org.apache.http..", "java.net.http..")
        .check(KIT);
  }

  @Test
  void onlyTheWayOutSends() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.keysend.conformance.target..")
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
            new com.tngtech.archunit.base.DescribedPredicate<>("outside of the cli packages") {
              @Override
              public boolean test(com.tngtech.archunit.core.domain.JavaClass type) {
                return !type.getPackageName().endsWith(".cli");
              }
            }));
  }

  @Test
  void commandsAreTheLastToKnow() {
    classes()
        .that()
        .resideInAPackage("dev.keysend..cli..")
        .should()
        .onlyHaveDependentClassesThat()
        .resideInAPackage("dev.keysend..cli..")
        .check(KIT);
  }
}
