package dev.keysend.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.keysend.conformance.report.file.ReportSchemas;
import dev.keysend.contract.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class InterruptionTest {
  private static final int PATIENCE_SECONDS = 120;

  private final CountDownLatch stuck = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);

  @Tag("thorough")
  @Test
  void anInterruptedRunReportsTheResultsSoFar(@TempDir Path directory) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExecutorService threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext("/", this::acceptTextButHangOnWrongCredentials);
    server.start();
    Path output = directory.resolve("output");
    Process kit =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--base-url=http://127.0.0.1:" + server.getAddress().getPort(),
                "--api-key=pak_interrupted",
                "--wallet-key=waka_interrupted",
                "--max-sats=100000",
                "--rules=refuses-body-text,refuses-dest-pubkey-missing,access",
                "--report-dir=" + directory)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(stuck.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(() -> read(output)).isTrue();
      kit.destroy();
      assertThat(kit.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("the kit ended").isTrue();
    } finally {
      kit.destroyForcibly();
      over.countDown();
      server.stop(0);
      threads.shutdownNow();
    }

    assertThat(kit.exitValue()).as(Files.readString(output)).isNotZero();
    JsonNode report = Json.read(Files.readAllBytes(directory.resolve("report.json")));
    assertThat(report.get("interrupted").booleanValue()).isTrue();
    assertThat(report.get("verdict").asString()).isEqualTo("notConformant");
    assertThat(outcome(report, "refuses-body-text")).contains("failed");
    assertThat(outcome(report, "refuses-wrong-api-key")).contains("notExercised");
    assertThat(outcome(report, "refuses-dest-pubkey-missing")).contains("passed");
    assertThat(report.get("notCovered").values())
        .extracting(gap -> gap.get("reason").asString())
        .contains("the run was interrupted before this could be judged")
        .noneMatch(reason -> reason.contains("not sent"));
    assertThat(Files.readString(output))
        .contains("The run was interrupted.")
        .containsPattern("interrupted before this could be judged:\\R    [0-9]+ rules\\R");
    assertThat(directory.resolve("report.html")).exists();
    ReportSchemas.assertKept(directory);
    assertThat(directory.resolve("summary.md")).exists();
  }

  private void acceptTextButHangOnWrongCredentials(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String credentials = "Basic cGFrX2ludGVycnVwdGVkOg==";
    if (!credentials.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      stuck.countDown();
      try {
        over.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    exchange.sendResponseHeaders(body.equals("\"keysend\"") ? 200 : 400, -1);
    exchange.close();
  }

  private static String read(Path output) {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static Optional<String> outcome(JsonNode report, String rule) {
    return report.get("rules").values().stream()
        .filter(node -> rule.equals(node.get("id").asString()))
        .map(node -> node.get("outcome").asString())
        .findFirst();
  }
}
