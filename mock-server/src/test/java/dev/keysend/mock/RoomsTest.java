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

/** What each package may know; docs/ARCHITECTURE.md says why. */
class RoomsTest {
  private static final String ROOT = "dev.keysend.mock";
  private static final String WIREMOCK = "com.github.tomakehurst.wiremock..";
  private static final String JETTY = "wiremock.org.eclipse.jetty..";
  private static final String SERVLETS = "wiremock.jakarta.servlet..";

  /** Split a larger package by subject. */
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
  void whatDecidesKnowsNoServer() {
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
  void onlyTheEngineAndTheRecorderKnowWireMock() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".wiremock..", ROOT + ".record..")
        // Its public API hands out WireMock's client.
        .and()
        .doNotHaveFullyQualifiedName(KeysendMockServer.class.getName())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(WIREMOCK, "org.wiremock..")
        .check(CLASSES);
  }

  @Test
  void onlyTheServerAndTheLaneKnowJetty() {
    noClasses()
        .that(
            resideInAnyPackage(ROOT + "..")
                .and(
                    com.tngtech.archunit.base.DescribedPredicate.not(
                        resideInAnyPackage(ROOT + ".http..", ROOT + ".lane..")
                            // What starts the server is handed Jetty's handlers.
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
  void nobodyKnowsTheLaneButTheLineThatStartsIt() {
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
  void noRoomsGoRoundInACircle() {
    slices().matching("dev.keysend.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void noRoomHoldsMoreThanAnyoneFindsTheirWayIn() {
    assertThat(typesByRoom(CLASSES)).isNotEmpty().allSatisfy(RoomsTest::isSmall);
    assertThat(typesByRoom(TESTS)).isNotEmpty().allSatisfy(RoomsTest::isSmall);
  }

  private static void isSmall(String room, long types) {
    assertThat(types).as(room).isLessThanOrEqualTo(MOST_TYPES);
  }

  private static Map<String, Long> typesByRoom(JavaClasses classes) {
    return classes.stream()
        .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
        .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
  }
}
