package dev.keysend.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.contract.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Files that stand in the repository and follow from the code. {@code -Dkeysend.update} writes them
 * anew; their difference is then for review.
 */
final class PublishedFilesTest {
  private static final Path CLASSES = Path.of("target", "classes");
  private static final Path METADATA =
      CLASSES.resolve("META-INF/native-image/dev.keysend/keysend-sdk/reachability-metadata.json");

  @Test
  void publicSurfaceIsAsReviewed() throws IOException {
    assertAsInRepository(Path.of("api.txt"), PublicSurface.of(CLASSES));
  }

  @Test
  void runtimeClosureIsAsReviewed() throws IOException {
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
  }

  @Test
  void reachabilityMetadataNamesEveryModelAndTheInterface() throws Exception {
    JsonNode entries = Json.read(Files.readAllBytes(METADATA)).path("reflection");
    List<String> named =
        entries
            .valueStream()
            .map(entry -> entry.path("type"))
            .filter(JsonNode::isString)
            .map(JsonNode::asString)
            .toList();

    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    classes("dev/keysend/sdk/model"), Stream.of("dev.keysend.sdk.api.KeysendApi"))
                .collect(Collectors.toList()));
  }

  private static Stream<String> classes(String folder) throws IOException {
    try (Stream<Path> files = Files.list(CLASSES.resolve(folder))) {
      return files.map(CLASSES::relativize).map(PublicSurface::className).toList().stream()
          .filter(name -> !name.endsWith("package-info"));
    }
  }

  private static void assertAsInRepository(Path file, String made) throws IOException {
    if (System.getProperty("keysend.update") != null) {
      Files.writeString(file, made);
    }
    assertThat(Files.readString(file))
        .as(file + " is not what the build makes; review it with -Dkeysend.update")
        .isEqualTo(made);
  }
}
