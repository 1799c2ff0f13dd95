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

/** The SDK carries neither mock nor contract, and a user sees no machinery. */
class ArchitectureTest {
  /** Split a larger package by subject. */
  private static final int MOST_TYPES = 20;

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

  /** You read the sources and their tests. Nobody reads generated types, so they do not count. */
  @ParameterizedTest
  @ValueSource(strings = {"main", "test"})
  void noPackageHoldsMoreThanAnyoneFindsTheirWayIn(String sources) throws IOException {
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
  void internalsKnowNoFace() {
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
