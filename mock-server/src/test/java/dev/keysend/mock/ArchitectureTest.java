package dev.keysend.mock;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which packages may depend on which; docs/ARCHITECTURE.md says why. */
class ArchitectureTest {
  private static final String ROOT = "dev.keysend.mock";
  private static final String WIREMOCK = "com.github.tomakehurst.wiremock..";
  private static final String JETTY = "wiremock.org.eclipse.jetty..";
  private static final String SERVLETS = "wiremock.jakarta.servlet..";

  /** If a package has more top-level types, split it by subject. */
  private static final int MOST_TYPES = 20;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);
  private static final JavaClasses TESTS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.OnlyIncludeTests())
          .importPackages(ROOT);

  @Test
  void endpointAndWalletDependOnNoServer() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + ".endpoint..",
            ROOT + ".secret..",
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

  @Test
  void packagesStaySmall() {
    assertThat(typesByPackage(CLASSES)).isNotEmpty().allSatisfy(ArchitectureTest::isSmall);
    assertThat(typesByPackage(TESTS)).isNotEmpty().allSatisfy(ArchitectureTest::isSmall);
  }

  private static void isSmall(String name, long types) {
    assertThat(types).as(name).isLessThanOrEqualTo(MOST_TYPES);
  }

  private static Map<String, Long> typesByPackage(JavaClasses classes) {
    return classes.stream()
        .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
        .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
  }
}
