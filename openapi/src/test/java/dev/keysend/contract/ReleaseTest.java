package dev.keysend.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must change together with the kit's version. */
class ReleaseTest {
  private static final Path README = Path.of("..", "README.md");
  private static final Path CHANGELOG = Path.of("..", "CHANGELOG.md");
  private static final Path CONTRACT = Path.of("keysend.yaml");
  private static final Path COPY =
      Path.of("src/test/resources/dev/keysend/contract/released/keysend.yaml");

  private static final Pattern RELEASE = Pattern.compile("(?m)^## \\[(\\d[^]]*)]");

  /** The kit's artifacts with a version, in Maven's and in Gradle's notation. */
  private static final Pattern COORDINATES =
      Pattern.compile(
          "(<groupId>dev\\.keysend</groupId>\\s*<artifactId>[\\w-]+</artifactId>\\s*<version>"
              + "|\"dev\\.keysend:[\\w-]+:)([\\w.-]+)");

  /** Set only by the build. */
  private final String version = System.getProperty("keysend.version", "");

  @BeforeEach
  void isBuiltByMaven() {
    assumeThat(version).isNotEmpty();
  }

  @Test
  void readmeNamesTheVersion() throws IOException {
    String text = Files.readString(README);
    assertThat(COORDINATES.matcher(text).results()).isNotEmpty();
    if (System.getProperty("keysend.writeDocuments") != null) {
      text = COORDINATES.matcher(text).replaceAll("$1" + Matcher.quoteReplacement(version));
      Files.writeString(README, text);
    }

    assertThat(COORDINATES.matcher(text).results().map(ReleaseTest::namedVersion))
        .as("the README's versions; mvn verify -pl openapi -Dkeysend.writeDocuments writes them")
        .containsOnly(version);
  }

  @Test
  void changelogListsTheRelease() throws IOException {
    assumeThat(version).doesNotEndWith("-SNAPSHOT");

    assertThat(newestRelease())
        .as(
            "the newest release in CHANGELOG.md; move the unreleased changes below ## [%s]",
            version)
        .contains(version);
  }

  @Test
  void releaseKeepsACopyOfItsContract() {
    assumeThat(version).doesNotEndWith("-SNAPSHOT");

    assertThat(COPY)
        .as("the released contract; copy openapi/%s to openapi/%s", CONTRACT, COPY)
        .hasSameTextualContentAs(CONTRACT);
  }

  private static Optional<String> newestRelease() throws IOException {
    return RELEASE
        .matcher(Files.readString(CHANGELOG))
        .results()
        .findFirst()
        .map(release -> release.group(1));
  }

  private static String namedVersion(MatchResult coordinates) {
    return coordinates.group(2);
  }
}
