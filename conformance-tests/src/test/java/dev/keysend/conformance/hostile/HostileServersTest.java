package dev.keysend.conformance.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.cli.Command;
import dev.keysend.conformance.report.file.ReportSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the whole command against every hostile server. Each run ends with the right exit code, a
 * reason and complete reports. The runs mostly wait, so several run at the same time.
 */
@Tag("thorough")
@Timeout(300)
class HostileServersTest {
  private static final Duration PACE = Duration.ofMillis(20);
  private static final String API_KEY = "pak_hostile-canary-91d2";
  private static final String WALLET_KEY = "waka_hostile-canary-47be";
  private static final int SIDE_BY_SIDE = 4;

  private static final ExecutorService THREADS = Executors.newFixedThreadPool(SIDE_BY_SIDE);
  private static final Map<Hostility, Future<Command.Result>> RUNS = new LinkedHashMap<>();

  @TempDir private static Path directory;

  @BeforeAll
  static void start() {
    for (Hostility hostility : HostileServers.all()) {
      RUNS.put(hostility, THREADS.submit(() -> run(hostility)));
    }
  }

  @AfterAll
  static void stop() {
    THREADS.shutdownNow();
  }

  @TestFactory
  Stream<DynamicTest> everyRunEndsWithAReasonAndReports() {
    return RUNS.entrySet().stream()
        .map(
            run ->
                DynamicTest.dynamicTest(
                    run.getKey().name(), () -> check(run.getKey(), run.getValue().get())));
  }

  private static Command.Result run(Hostility hostility) throws IOException {
    try (HostileServer server = HostileServer.start(hostility.behaviour(), PACE)) {
      return Command.run(
          "--base-url",
          "http://127.0.0.1:" + server.port(),
          "--api-key",
          API_KEY,
          "--wallet-key",
          WALLET_KEY,
          "--max-sats",
          "100000",
          "--timeout",
          hostility.seconds(),
          "--report-dir",
          directory.resolve(hostility.name()).toString());
    }
  }

  private static void check(Hostility hostility, Command.Result result) throws Exception {
    assertThat(result.exitCode()).as(result::out).isEqualTo(hostility.exitCode());
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains(hostility.reason())
        .doesNotContain(API_KEY)
        .doesNotContain(WALLET_KEY);
    assertThat(result.out()).doesNotContain("\u001b", "\u0007", "\u0000");
    assertThat(result.out()).doesNotContain("the kit failed");
    List<String> rules = Command.rules();
    for (String file : List.of("report.json", "report.html", "junit.xml", "summary.md")) {
      String report = Files.readString(directory.resolve(hostility.name()).resolve(file));
      assertThat(report).as(file).doesNotContain(API_KEY).doesNotContain(WALLET_KEY);
      if (!file.equals("summary.md")) {
        assertThat(report).as(file).contains(rules);
      }
    }
    ReportSchemas.assertKept(directory.resolve(hostility.name()));
  }
}
