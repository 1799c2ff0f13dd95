package dev.keysend.benchmark;

import dev.keysend.conformance.benchmark.BenchmarkDocument;
import dev.keysend.conformance.benchmark.BuildBenchmark;
import dev.keysend.conformance.benchmark.KitBenchmark;
import dev.keysend.mock.benchmark.MockBenchmark;
import dev.keysend.sdk.benchmark.Benchmarks;
import dev.keysend.sdk.benchmark.StartBenchmark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs the benchmarks of all or of the named subjects, and writes the document. */
public final class Main {
  private static final List<String> ALL = List.of("mock", "sdk", "kit", "build");

  private Main() {}

  /**
   * Runs the benchmarks.
   *
   * @param arguments the root of the checkout, Maven's folder, the versions of the SDK, WireMock,
   *     maven-dependency-plugin and openapi-generator, and the subjects to run; none means all
   */
  public static void main(String[] arguments) throws Exception {
    String root = arguments[0];
    String target = Path.of(root, "benchmarks", "target").toString();
    String results = Files.createDirectories(Path.of(target, "benchmark")).toString();
    String sdk = root + "/sdk/target/";
    List<String> named = List.of(arguments).subList(6, arguments.length);
    List<String> subjects = named.isEmpty() ? ALL : named;
    if (subjects.contains("mock") || subjects.contains("kit")) {
      // The benchmarks also measure the programs that contain their own Java.
      String maven = Path.of(arguments[1], "bin", "mvn").toString();
      new Command(
              Path.of(root),
              maven,
              "--batch-mode",
              "--quiet",
              "-Pdistribution",
              "-DskipTests",
              "package")
          .secondsToSuccess(Duration.ofMinutes(10));
      Programs.unpack(Path.of(root));
    }
    for (String subject : subjects) {
      switch (subject) {
        case "mock" ->
            MockBenchmark.main(
                root + "/benchmarks",
                results,
                root + "/mock-server/target/keysend-mock-server.jar",
                arguments[3]);
        case "sdk" -> {
          Benchmarks.main(target, results);
          StartBenchmark.main(
              target,
              results,
              sdk + "keysend-sdk-" + arguments[2] + ".jar",
              sdk + "runtime-closure.txt",
              arguments[4],
              arguments[5]);
        }
        case "kit" ->
            KitBenchmark.main(
                root + "/benchmarks",
                results,
                root + "/conformance-tests/target/keysend-conformance.jar");
        case "build" -> BuildBenchmark.main(root, arguments[1], results);
        default ->
            throw new IllegalArgumentException(
                "There is no benchmark of " + subject + "; there are " + String.join(", ", ALL));
      }
    }
    BenchmarkDocument.main(root, results);
  }
}
