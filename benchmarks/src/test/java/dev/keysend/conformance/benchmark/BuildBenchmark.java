package dev.keysend.conformance.benchmark;

import dev.keysend.benchmark.Command;
import dev.keysend.benchmark.Results;
import dev.keysend.benchmark.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Times {@code mvn verify} in a new clone of this checkout, with the existing local repository. */
public final class BuildBenchmark {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final double AIM_IN_SECONDS = 180;

  private BuildBenchmark() {}

  /**
   * Runs the benchmark.
   *
   * @param arguments the root of the checkout, Maven's folder, and the folder for the results
   */
  public static void main(String... arguments) throws Exception {
    Path root = Path.of(arguments[0]).toAbsolutePath();
    Path maven = Path.of(arguments[1], "bin", "mvn");
    Path clone = Files.createTempDirectory("keysend-build");
    try {
      new Command(root, "git", "clone", "--quiet", root.toString(), "" + clone)
          .secondsToSuccess(LIMIT);
      double seconds =
          new Command(clone, maven.toString(), "--batch-mode", "--quiet", "verify")
              .secondsToSuccess(LIMIT);
      Results results = new Results("Build");
      results.state(
          "mvn verify from a new clone, with a full local repository",
          "s",
          "all modules",
          Series.of(seconds),
          "below " + (int) AIM_IN_SECONDS + " s",
          seconds < AIM_IN_SECONDS,
          "");
      results.write(Path.of(arguments[2], "build.json"));
    } finally {
      try (Stream<Path> files = Files.walk(clone)) {
        List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        for (Path file : deepestFirst) {
          Files.delete(file);
        }
      }
    }
  }
}
