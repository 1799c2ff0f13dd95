package dev.keysend.sdk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SDK contains neither mock nor contract, and its public API hides the internals. */
class ArchitectureTest {
  /** If a package has more types, split it by subject. */
  private static final int MOST_TYPES = 20;

  private static final JavaClasses SDK =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void dependsOnlyOnWhatItShips() {
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
  void packagesHaveNoCycles() {
    slices().matching("dev.keysend.(**)").should().beFreeOfCycles().check(SDK);
  }

  /** Counts sources and tests, but not generated types, which nobody reads. */
  @ParameterizedTest
  @ValueSource(strings = {"main", "test"})
  void packagesStaySmall(String sources) throws IOException {
    Map<Path, Long> typesByFolder;
    try (Stream<Path> files = Files.walk(Path.of("src", sources, "java"))) {
      typesByFolder =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith("package-info.java"))
              .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
    }

    assertThat(typesByFolder)
        .isNotEmpty()
        .allSatisfy((folder, types) -> assertThat(types).isLessThanOrEqualTo(MOST_TYPES));
  }

  @Test
  void internalsDoNotDependOnThePublicApi() {
    noClasses()
        .that()
        .resideInAPackage("dev.keysend.sdk.internal..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.keysend.sdk", "dev.keysend.sdk.webhook..")
        .check(SDK);
  }

  @Test
  void printsNothing() {
    GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(SDK);
  }

  @Test
  void modelsDoNotDependOnTheClient() {
    noClasses()
        .that()
        .resideInAPackage("dev.keysend.sdk.model..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("okhttp3..", "retrofit2..")
        .check(SDK);
  }
}
