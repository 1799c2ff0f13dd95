package dev.keysend.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of CONTRIBUTING.md say everything that a change needs: this does no more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecipesIT {
  /** Leaves out slow tests of network behaviour, which the recipes do not change. */
  private static final String TESTS =
      "*Test,!Hostile*,!TlsTest,!Arrivals*,!BrokenFraming*,!Endurance*,!Interruption*,"
          + "!OwnHttpClient*,!Webhook*";

  private Copy copy;
  private Set<String> edited;
  private Set<String> written;

  /** Follows all recipes before it builds, because the build takes minutes. */
  @BeforeAll
  void followTheRecipesAndBuild(@TempDir Path folder) throws Exception {
    copy = Copy.of(Path.of(".."), folder);
    String original = copy.snapshot();
    Recipes.followAll(copy);
    String followed = copy.snapshot();
    edited = copy.changed(original, followed);

    copy.add("copied-tests/RecipeFieldsTest.java", "sdk/src/test/java/dev/keysend/sdk/call");
    copy.add(
        "copied-tests/RecipeRulesTest.java",
        "conformance-tests/src/test/java/dev/keysend/conformance");
    String before = copy.snapshot();
    Maven build =
        Maven.run(
            folder,
            "--quiet",
            "spotless:apply",
            "verify",
            "-DskipITs",
            "-Dkeysend.writeDocuments",
            "-Dsurefire.failIfNoSpecifiedTests=false",
            "-Dtest=" + TESTS);
    assertThat(build.exitCode()).as(build.output()).isZero();
    written = copy.changed(before, copy.snapshot());
    written.removeAll(edited);
  }

  @Test
  void contributingNamesEveryFileThatWasEdited() throws Exception {
    String contributing = Files.readString(copy.folder().resolve("CONTRIBUTING.md"));

    assertThat(edited)
        .filteredOn(file -> !file.endsWith("/ChangesInOrderCheck.java")) // You choose its name.
        .filteredOn(file -> !names(contributing, file))
        .as("files that CONTRIBUTING.md does not name")
        .isEmpty();
  }

  /** Whether a text has the name of a file; that of a class has no ending. */
  private static boolean names(String text, String file) {
    String name = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.java$", "");
    return Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(text).find();
  }

  @Test
  void theBuildWroteTheOtherFiles() {
    assertThat(written)
        .containsExactly("docs/MAGIC-DESTINATIONS.md", "docs/RULES.md", "sdk/api.txt");
  }

  /** They check what SDK and kit do with the new fields. A build that skips them passes too. */
  @Test
  void theBuildRanTheCopiedTests() {
    String reports = "target/surefire-reports/TEST-dev.keysend.";

    assertThat(copy.folder().resolve("sdk").resolve(reports + "sdk.call.RecipeFieldsTest.xml"))
        .exists();
    assertThat(
            copy.folder()
                .resolve("conformance-tests")
                .resolve(reports + "conformance.RecipeRulesTest.xml"))
        .exists();
  }

  @Test
  void theBuildRefusesAFieldOfAnUnknownType() throws Exception {
    assertRefused(
        "        ratio: {type: number}\n",
        "KeysendRequest.ratio cannot be generated: its type is number");
  }

  @Test
  void theBuildRefusesA65thField() throws Exception {
    String fields =
        IntStream.rangeClosed(1, 60)
            .mapToObj("        field%d: {type: string}\n"::formatted)
            .collect(Collectors.joining());
    assertRefused(fields, "Field 65 of KeysendRequest");
  }

  /** The build must name a field that the templates cannot handle, before it compiles anything. */
  private void assertRefused(String fields, String problem) throws Exception {
    Path contract = copy.folder().resolve(Recipes.CONTRACT);
    String original = Files.readString(contract);
    Recipes.addToRequest(fields, copy);
    try {
      Maven build = Maven.run(copy.folder(), "compile", "-pl", "sdk", "-am");
      assertThat(build.exitCode()).as(build.output()).isNotZero();
      assertThat(build.output()).contains(problem);
    } finally {
      Files.writeString(contract, original);
    }
  }
}
