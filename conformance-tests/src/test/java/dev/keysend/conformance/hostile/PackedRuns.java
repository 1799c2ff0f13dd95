package dev.keysend.conformance.hostile;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Runs the packed command against every hostile server, each run in its own process with a timeout
 * of five seconds. Writes down the peak memory and the duration of each process.
 */
final class PackedRuns {
  private static final int MAX_MEBIBYTES = 512;

  /** A target that responds at the last moment takes almost the whole timeout for each stage. */
  private static final int MAX_SECONDS = 120;

  private static final Duration PACE = Duration.ofSeconds(1);
  private static final Duration LAST_MOMENT = Duration.ofSeconds(4);
  private static final int SIDE_BY_SIDE = 4;

  private record Row(Hostility hostility, int exitCode, long mebibytes, double seconds) {
    boolean isWell() {
      return exitCode == hostility.exitCode() && mebibytes < MAX_MEBIBYTES && seconds < MAX_SECONDS;
    }
  }

  private PackedRuns() {}

  /**
   * Writes the table.
   *
   * @param arguments the packed command, a directory for the reports, the table's file, and the
   *     names of the servers if not all are wanted
   */
  public static void main(String[] arguments) throws Exception {
    Path jar = Path.of(arguments[0]);
    Path reports = Path.of(arguments[1]);
    Set<String> wanted = Arrays.stream(arguments).skip(3).collect(Collectors.toSet());
    Map<Hostility, Duration> servers = new LinkedHashMap<>();
    // First, because it takes the longest.
    servers.put(HostileServers.answersAtTheLastMoment(), LAST_MOMENT);
    HostileServers.all().forEach(hostility -> servers.put(hostility, PACE));
    List<Callable<Row>> runs = new ArrayList<>();
    servers.forEach(
        (hostility, pace) -> {
          if (wanted.isEmpty() || wanted.contains(hostility.name())) {
            runs.add(() -> runTwiceAtMost(jar, reports, hostility, pace));
          }
        });
    archiveClasses(jar, reports);
    List<Row> rows = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    for (Future<Row> row : threads.invokeAll(runs)) {
      rows.add(row.get());
    }
    threads.shutdown();
    Files.writeString(Path.of(arguments[2]), table(rows));
    if (!rows.stream().allMatch(Row::isWell)) {
      System.exit(1);
    }
  }

  /** A run on the built-in mock server leaves an archive with which the next ones start faster. */
  private static void archiveClasses(Path jar, Path reports)
      throws IOException, InterruptedException {
    Files.createDirectories(reports);
    int code =
        java("-XX:ArchiveClassesAtExit=" + archive(reports), jar, "--quiet")
            .redirectOutput(reports.resolve("archive.txt").toFile())
            .start()
            .waitFor();
    if (code != 0) {
      throw new IllegalStateException("The run on the built-in mock server exited with " + code);
    }
  }

  private static Path archive(Path reports) {
    return reports.resolve("classes.jsa");
  }

  private static ProcessBuilder java(String archive, Path jar, String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As in the program that contains Java, which also has an archive. The second compiler takes
    // time, but little memory.
    words.addAll(List.of("-XX:TieredStopAtLevel=1", archive, "-jar", jar.toString()));
    words.addAll(List.of(arguments));
    return new ProcessBuilder(words).redirectErrorStream(true);
  }

  /**
   * Memory depends on when the garbage collector runs, and time on what else the machine does. If
   * the kit itself lets memory grow without bound, the second run shows it too.
   */
  private static Row runTwiceAtMost(Path jar, Path reports, Hostility hostility, Duration pace)
      throws IOException, InterruptedException {
    Row row = run(jar, reports, hostility, pace);
    return row.isWell() ? row : run(jar, reports, hostility, pace);
  }

  private static Row run(Path jar, Path reports, Hostility hostility, Duration pace)
      throws IOException, InterruptedException {
    Path directory = Files.createDirectories(reports.resolve(hostility.name()));
    File console = directory.resolve("console.txt").toFile();
    try (HostileServer server = HostileServer.start(hostility.behaviour(), pace)) {
      long began = System.nanoTime();
      Process process =
          java(
                  "-XX:SharedArchiveFile=" + archive(reports),
                  jar,
                  "--base-url=http://127.0.0.1:" + server.port(),
                  "--api-key=api-key",
                  "--wallet-key=wallet-key",
                  "--max-sats=100000",
                  "--timeout=5",
                  "--report-dir=" + directory)
              .redirectOutput(console)
              .start();
      long kibibytes = PeakMemory.kibibytesUntilEnd(process);
      double seconds = (System.nanoTime() - began) / 1e9;
      return new Row(hostility, process.exitValue(), kibibytes >> 10, seconds);
    }
  }

  private static String table(List<Row> rows) {
    StringBuilder table =
        new StringBuilder("| server | exit code | peak memory, MiB | seconds | |\n");
    table.append("| --- | ---: | ---: | ---: | --- |\n");
    for (Row row : rows) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %d | %.1f | %s |%n",
              row.hostility().name(),
              row.exitCode(),
              row.mebibytes(),
              row.seconds(),
              row.isWell() ? "" : "WRONG"));
    }
    return table.toString();
  }
}
