package dev.keysend.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published archives contain their libraries and hide them from the program that uses them. */
class ArchivesIT {
  /** An archive, the package that all its classes are in, and the packages that its users call. */
  record Archive(Path file, String home, List<String> api) {}

  private static final Archive MOCK =
      new Archive(
          Path.of("../mock-server/target/keysend-mock-server.jar"),
          "dev/keysend/mock/",
          List.of(
              "dev.keysend.mock",
              "dev.keysend.mock.junit",
              "dev.keysend.mock.spring",
              "dev.keysend.mock.wallet"));

  private static final Archive KIT =
      new Archive(
          Path.of("target/keysend-conformance-" + System.getProperty("keysend.version") + ".jar"),
          "dev/keysend/conformance/",
          List.of(
              "dev.keysend.conformance",
              "dev.keysend.conformance.report",
              "dev.keysend.conformance.rule",
              "dev.keysend.conformance.setting"));

  private static final String LISTENER =
      "META-INF/services/org.junit.platform.launcher.TestExecutionListener";

  static Stream<Archive> archives() {
    return Stream.of(MOCK, KIT);
  }

  @ParameterizedTest
  @MethodSource("archives")
  void everyClassIsInOurPackages(Archive archive) throws IOException {
    assertThat(entries(archive))
        .filteredOn(entry -> entry.endsWith(".class"))
        .isNotEmpty()
        .allMatch(entry -> entry.startsWith(archive.home()));
  }

  /**
   * Spring and other frameworks serve, read or enable what they find in these folders. Only JUnit
   * reads the kit's listener, and it reads it only in tests.
   */
  @ParameterizedTest
  @MethodSource("archives")
  void addsNothingToTheProgramUnderTest(Archive archive) throws IOException {
    assertThat(entries(archive))
        .noneMatch(entry -> entry.startsWith("META-INF/resources/"))
        .noneMatch(entry -> entry.startsWith("META-INF/maven/org.webjars"))
        .filteredOn(entry -> entry.startsWith("META-INF/services/"))
        .filteredOn(entry -> !(archive.equals(KIT) && entry.equals(LISTENER)))
        .allMatch(entry -> entry.startsWith("META-INF/services/dev.keysend."));
  }

  @ParameterizedTest
  @MethodSource("archives")
  void publicSignaturesShowNoBundledLibrary(Archive archive) throws IOException {
    try (JarFile jar = new JarFile(archive.file().toFile())) {
      members()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(archive.api().toArray(String[]::new))
          .and()
          .areDeclaredInClassesThat()
          .arePublic()
          .should(showNoBundledLibrary())
          .check(
              new ClassFileImporter()
                  .withImportOption(
                      location ->
                          archive.api().stream()
                              .map(api -> api.replace('.', '/') + "/[^/]+")
                              .anyMatch(
                                  classes -> location.matches(Pattern.compile(".*!/" + classes))))
                  .importJar(jar));
    }
  }

  @Test
  void theRunnableProgramHasItsOwnMainClass() throws IOException {
    for (Path program : List.of(MOCK.file(), Path.of("target/keysend-conformance.jar"))) {
      try (JarFile jar = new JarFile(program.toFile())) {
        assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
            .startsWith("dev.keysend.");
      }
    }
  }

  private static List<String> entries(Archive archive) throws IOException {
    try (JarFile jar = new JarFile(archive.file().toFile())) {
      return jar.stream().filter(entry -> !entry.isDirectory()).map(Object::toString).toList();
    }
  }

  private static ArchCondition<JavaMember> showNoBundledLibrary() {
    return new ArchCondition<>("show no bundled library") {
      @Override
      public void check(JavaMember member, ConditionEvents events) {
        if (!member.getModifiers().contains(JavaModifier.PUBLIC)
            && !member.getModifiers().contains(JavaModifier.PROTECTED)) {
          return;
        }
        types(member)
            .filter(type -> type.contains(".shaded."))
            .forEach(
                type ->
                    events.add(
                        SimpleConditionEvent.violated(
                            member, member.getFullName() + " shows " + type)));
      }
    };
  }

  private static Stream<String> types(JavaMember member) {
    if (member instanceof JavaField field) {
      return Stream.of(field.getRawType().getName());
    }
    JavaCodeUnit code = (JavaCodeUnit) member;
    return Stream.concat(
        Stream.of(code.getRawReturnType().getName()),
        code.getRawParameterTypes().stream().map(type -> type.getName()));
  }
}
