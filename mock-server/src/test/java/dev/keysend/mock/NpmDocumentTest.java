package dev.keysend.mock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The page of the npm package shows the example files that {@code mock-server/npm/test/run} runs.
 */
class NpmDocumentTest {
  private static final Path FOLDER = Path.of("npm");
  private static final Path DOCUMENT = FOLDER.resolve("README.md");
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "(<!-- (examples/\\S+) -->\\R```\\w+\\R).*?(?=^```$)",
          Pattern.DOTALL | Pattern.MULTILINE);

  @Test
  void pageShowsTheExampleFiles() throws IOException {
    String shown = Files.readString(DOCUMENT);
    String document = EXAMPLE.matcher(shown).replaceAll(NpmDocumentTest::example);
    if (System.getProperty("keysend.writeDocuments") != null) {
      Files.writeString(DOCUMENT, document);
    }

    assertThat(EXAMPLE.matcher(shown).results()).isNotEmpty();
    assertThat(Files.readString(DOCUMENT))
        .as("mvn verify -pl mock-server -am -Dkeysend.writeDocuments updates it")
        .isEqualToNormalizingNewlines(document);
  }

  private static String example(MatchResult block) {
    try {
      String file = Files.readString(FOLDER.resolve(block.group(2)));
      return Matcher.quoteReplacement(block.group(1) + file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
