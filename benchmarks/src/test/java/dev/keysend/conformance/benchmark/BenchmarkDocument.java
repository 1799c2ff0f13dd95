package dev.keysend.conformance.benchmark;

import dev.keysend.contract.Json;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Writes {@code BENCHMARKS.md} from the result files of the benchmarks. */
public final class BenchmarkDocument {
  /** The prefixes of the result files, in the order of the document. */
  private static final List<String> SUBJECTS = List.of("mock", "build", "kit", "sdk");

  private BenchmarkDocument() {}

  /**
   * Writes the document.
   *
   * @param arguments the root of the checkout, and the folder of the results
   */
  public static void main(String... arguments) throws Exception {
    Path root = Path.of(arguments[0]);
    StringBuilder text = new StringBuilder(head());
    for (String subject : SUBJECTS) {
      try (Stream<Path> files = Files.list(Path.of(arguments[1]))) {
        for (Path file : files.filter(f -> isOf(subject, f)).sorted().toList()) {
          append(text, Json.read(Files.readAllBytes(file)));
        }
      }
    }
    Path explanation = root.resolve("docs/BENCHMARK-FLOORS.md");
    if (Files.exists(explanation)) {
      text.append(
          "\nWhere an aim is not met, [the floor is explained](docs/BENCHMARK-FLOORS.md).\n");
    }
    Files.writeString(root.resolve("BENCHMARKS.md"), text);
  }

  private static boolean isOf(String subject, Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(subject) && name.endsWith(".json");
  }

  private static String head() {
    Runtime runtime = Runtime.getRuntime();
    long memory =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getTotalMemorySize();
    return """
        # Benchmarks

        Written by `mvn -Pbenchmark`, which measures every figure here again: side by side in one run, on loopback, with a
        limit on time. A ratio is the first thing's value over the second's, pair by pair; each figure is its median, with
        the least and the greatest in brackets. The peers come from Maven Central and npm, their versions pinned.

        Machine: %d cores, %d GiB of memory, %s %s, Java %s.
        """
        .formatted(
            runtime.availableProcessors(),
            Math.round(memory / (double) (1L << 30)),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty("java.version"));
  }

  private static void append(StringBuilder text, JsonNode results) {
    text.append("\n## ").append(results.path("title").asString()).append("\n\n");
    text.append("| what | value | against | its value | ratio | aim | met |\n");
    text.append("| --- | --- | --- | --- | --- | --- | --- |\n");
    for (JsonNode row : results.path("rows")) {
      String unit = " " + row.path("unit").asString();
      text.append(
          "| %s: %s | %s | %s | %s | %s | %s | %s |\n"
              .formatted(
                  row.path("subject").asString(),
                  row.path("what").asString(),
                  figure(row.path("subjectValue"), unit),
                  row.path("peer").asString(""),
                  figure(row.path("peerValue"), unit),
                  figure(row.path("ratio"), ""),
                  row.path("aim").asString(""),
                  row.path("aim").asString("").startsWith("none")
                      ? ""
                      : row.path("met").asBoolean(false) ? "yes" : "no"));
      if (!row.path("note").asString("").isEmpty()) {
        text.append("| | ").append(row.path("note").asString()).append(" | | | | | |\n");
      }
    }
    String versions =
        results
            .path("versions")
            .propertyStream()
            .map(version -> version.getKey() + ' ' + version.getValue().asString())
            .collect(Collectors.joining(", "));
    // The benchmark of the build has no peers, so it has no versions.
    if (!versions.isEmpty()) {
      text.append("\nVersions: ").append(versions).append(".\n");
    }
  }

  private static String figure(JsonNode spread, String unit) {
    if (!spread.isObject()) {
      return "";
    }
    return "%s (%s to %s)%s"
        .formatted(
            number(spread.path("median").asDouble()),
            number(spread.path("min").asDouble()),
            number(spread.path("max").asDouble()),
            unit);
  }

  private static String number(double value) {
    int digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
