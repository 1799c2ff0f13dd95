package dev.keysend.sdk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The SDK carries neither mock nor contract, and a user sees no machinery. */
class ArchitectureTest {
  private static final JavaClasses SDK =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void knowsOnlyWhatComesWithIt() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.keysend.sdk..",
            "java..",
            "javax.crypto..",
            "javax.net..",
            "kotlin..",
            "okhttp3..",
            "okio..",
            "retrofit2..",
            "com.google.gson..",
            "org.jspecify..")
        .check(SDK);
  }

  @Test
  void packagesFormNoCircle() {
    slices().matching("dev.keysend.(**)").should().beFreeOfCycles().check(SDK);
  }

  @Test
  void printsNothing() {
    GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(SDK);
  }

  @Test
  void modelsKnowNoClient() {
    noClasses()
        .that()
        .resideInAPackage("dev.keysend.sdk.model..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("okhttp3..", "retrofit2..")
        .check(SDK);
  }
}
