package dev.keysend.conformance.benchmark;

import dev.keysend.contract.Json;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Writes {@code BENCHMARKS.md} from the result files of the benchmarks. */
public final class BenchmarkDocument {
  /** The prefixes of the result files, in the order of the document. */
  private static final List<String> SUBJECTS = List.of("mock", "sdk", "kit", "build");

  private BenchmarkDocument() {}

  /**
   * Writes the document.
   *
   * @param arguments the root of the checkout, and the folder of the results
   */
  public static void main(String... arguments) throws Exception {
    Path root = Path.of(arguments[0]);
    List<JsonNode> all = results(Path.of(arguments[1]));
    StringBuilder text = new StringBuilder(head(versions(all)));
    for (JsonNode results : all) {
      table(text, results.path("title").asString(), rows(Stream.of(results), true));
    }
    table(text, "Without a peer or an aim", rows(all.stream(), false));
    Files.writeString(root.resolve("BENCHMARKS.md"), text);
  }

  private static List<JsonNode> results(Path folder) throws Exception {
    List<JsonNode> all = new ArrayList<>();
    for (String subject : SUBJECTS) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> isOf(subject, f)).sorted().toList()) {
          all.add(Json.read(Files.readAllBytes(file)));
        }
      }
    }
    return all;
  }

  private static boolean isOf(String subject, Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(subject) && name.endsWith(".json");
  }

  private static String head(String versions) {
    Runtime runtime = Runtime.getRuntime();
    long memory =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getTotalMemorySize();
    return """
        # Benchmarks

        Written by `mvn -Pbenchmark`, which measures every figure here again: side by side in one run, on loopback, with a
        limit on time. A ratio is the first thing's value over the second's, pair by pair; each figure is its median, with
        the least and the greatest in brackets. The peers come from Maven Central and npm, their versions pinned.

        [BENCHMARK-FLOORS.md](docs/BENCHMARK-FLOORS.md) explains the aims that are not met.

        Machine: %d cores, %d GiB of memory, %s %s, Java %s. Versions: %s.
        """
        .formatted(
            runtime.availableProcessors(),
            Math.round(memory / (double) (1L << 30)),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty("java.version"),
            versions);
  }

  private static String versions(List<JsonNode> all) {
    Map<String, String> versions = new TreeMap<>();
    for (JsonNode results : all) {
      for (Map.Entry<String, JsonNode> version : results.path("versions").properties()) {
        versions.put(version.getKey(), version.getValue().asString());
      }
    }
    return versions.entrySet().stream()
        .map(version -> version.getKey() + ' ' + version.getValue())
        .collect(Collectors.joining(", "));
  }

  private static List<JsonNode> rows(Stream<JsonNode> results, boolean compared) {
    return results
        .flatMap(each -> each.path("rows").values().stream())
        .filter(row -> compared == (row.hasNonNull("peer") && hasAim(row)))
        .toList();
  }

  private static boolean hasAim(JsonNode row) {
    return !row.path("aim").asString("none").startsWith("none");
  }

  private static void table(StringBuilder text, String title, List<JsonNode> rows) {
    if (rows.isEmpty()) {
      return;
    }
    text.append("\n## ").append(title).append("\n\n");
    text.append("| what | value | against | its value | ratio | aim | met |\n");
    text.append("| --- | --- | --- | --- | --- | --- | --- |\n");
    for (JsonNode row : rows) {
      String unit = " " + row.path("unit").asString();
      String note = row.path("note").asString("");
      text.append(
          "| %s: %s%s | %s | %s | %s | %s | %s | %s |\n"
              .formatted(
                  row.path("subject").asString(),
                  row.path("what").asString(),
                  note.isEmpty() ? "" : " (" + note + ")",
                  figure(row.path("subjectValue"), unit),
                  row.path("peer").asString(""),
                  figure(row.path("peerValue"), unit),
                  figure(row.path("ratio"), ""),
                  hasAim(row) ? row.path("aim").asString("") : "",
                  hasAim(row) ? (row.path("met").asBoolean(false) ? "yes" : "no") : ""));
    }
  }

  private static String figure(JsonNode spread, String unit) {
    if (!spread.isObject()) {
      return "";
    }
    if (spread.path("min").equals(spread.path("max"))) {
      return number(spread.path("median").asDouble()) + unit;
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
