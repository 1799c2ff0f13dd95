package dev.keysend.mock;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which packages may depend on which; docs/ARCHITECTURE.md says why. */
class ArchitectureTest {
  private static final String ROOT = "dev.keysend.mock";
  private static final String WIREMOCK = "com.github.tomakehurst.wiremock..";
  private static final String JETTY = "wiremock.org.eclipse.jetty..";
  private static final String SERVLETS = "wiremock.jakarta.servlet..";

  /** If a package has more types, split it by subject. */
  private static final int MOST_TYPES = 20;

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void endpointAndWalletDependOnNoServer() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + ".endpoint..",
            ROOT + ".secret..",
            ROOT + ".memory..",
            ROOT + ".wallet..",
            ROOT + ".example..",
            ROOT + ".webhook..",
            ROOT + ".page..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("wiremock..", WIREMOCK, "org.wiremock..")
        .check(CLASSES);
  }

  @Test
  void onlyEngineAndRecorderDependOnWireMock() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".wiremock..", ROOT + ".record..")
        // Its public API returns WireMock's client.
        .and()
        .doNotHaveFullyQualifiedName(KeysendMockServer.class.getName())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(WIREMOCK, "org.wiremock..")
        .check(CLASSES);
  }

  @Test
  void onlyServerAndLaneDependOnJetty() {
    noClasses()
        .that(
            resideInAnyPackage(ROOT + "..")
                .and(
                    com.tngtech.archunit.base.DescribedPredicate.not(
                        resideInAnyPackage(ROOT + ".http..", ROOT + ".lane..")
                            // These classes start the server and receive Jetty's handlers.
                            .or(simpleName("Engine"))
                            .or(simpleName("LazyWireMock"))
                            .or(simpleName("Made"))
                            .or(simpleName("WireMockHttpServer"))
                            .or(simpleName("Factory"))
                            .or(simpleName(KeysendMockServer.class.getSimpleName())))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(JETTY, SERVLETS)
        .check(CLASSES);
  }

  @Test
  void onlyTheServerClassDependsOnTheLane() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".lane..")
        .and()
        .doNotHaveFullyQualifiedName(KeysendMockServer.class.getName())
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".lane..")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.keysend.(**)").should().beFreeOfCycles().check(CLASSES);
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
              .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
    }

    assertThat(typesByFolder)
        .isNotEmpty()
        .allSatisfy((folder, types) -> assertThat(types).isLessThanOrEqualTo(MOST_TYPES));
  }
}
