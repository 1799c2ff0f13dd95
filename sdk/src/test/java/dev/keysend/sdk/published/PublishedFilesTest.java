package dev.keysend.sdk.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Files in the repository that the build generates from the code. {@code -Dkeysend.writeDocuments}
 * updates them; review the changes.
 */
final class PublishedFilesTest {
  private static final Path CLASSES = Path.of("target", "classes");

  private static final Pattern CLOSURE =
      Pattern.compile("(<!-- sdk/closure.md -->\n).*?(\n<!-- end -->)", Pattern.DOTALL);

  @Test
  void publicApiIsAsReviewed() throws IOException {
    assertAsInRepository(Path.of("api.txt"), PublicSurface.of(CLASSES));
  }

  @Test
  void runtimeDependenciesAreAsReviewed() throws IOException {
    String classPath = Files.readString(Path.of("target", "runtime-closure.txt")).trim();
    List<Path> archives =
        Stream.of(classPath.split(File.pathSeparator))
            .map(Path::of)
            .sorted(Comparator.comparing(path -> path.getFileName().toString()))
            .toList();
    StringBuilder table = new StringBuilder("| archive | bytes |\n| --- | ---: |\n");
    long sum = 0;
    for (Path archive : archives) {
      long size = Files.size(archive);
      sum += size;
      table.append("| ").append(archive.getFileName()).append(" | ").append(size).append(" |\n");
    }
    table.append("| together | ").append(sum).append(" |\n");

    assertAsInRepository(Path.of("closure.md"), table.toString());
    Path readme = Path.of("..", "README.md");
    Matcher shown = CLOSURE.matcher(Files.readString(readme));
    assertThat(shown.find()).as("the README has the markers").isTrue();
    assertAsInRepository(
        readme, shown.replaceFirst("$1\n" + Matcher.quoteReplacement(table.toString()) + "$2"));
  }

  private static void assertAsInRepository(Path file, String made) throws IOException {
    if (System.getProperty("keysend.writeDocuments") != null) {
      Files.writeString(file, made);
    }
    assertThat(Files.readString(file))
        .as("mvn verify -pl sdk -am -Dkeysend.writeDocuments updates %s; review the changes", file)
        .isEqualTo(made);
  }
}
