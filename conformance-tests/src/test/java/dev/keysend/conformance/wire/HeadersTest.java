package dev.keysend.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.cli.Command;
import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KeysendServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kit sends custom headers with every request and never shows their values. */
class HeadersTest {
  private static final String TOKEN = "gw-canary-93be1f";

  @TempDir private Path directory;

  private final Queue<List<String>> seen = new ConcurrentLinkedQueue<>();

  @Test
  void everyRequestHasTheHeadersAndNoReportShowsTheirValues() throws IOException {
    Behaviour behaviour = new Behaviour();
    behaviour.before =
        sent -> {
          seen.add(sent.headers("X-Gateway"));
          seen.add(sent.headers("X-Tenant"));
          return Optional.empty();
        };
    // The error repeats the header and breaks a rule, so the reports quote it.
    behaviour.onRefusal = error -> error.put("message", 7).put("asked", "with Bearer " + TOKEN);
    Command.Result result;
    try (KeysendServer server = KeysendServer.start(behaviour)) {
      result =
          Command.run(
              "--base-url=" + server.baseUrl(),
              "--api-key=" + KeysendServer.API_KEY,
              "--wallet-key=" + KeysendServer.WALLET_KEY,
              "--header=X-Gateway: Bearer " + TOKEN,
              "--header",
              "X-Tenant:blue",
              "--max-sats=1000",
              "--report-dir=" + directory);
    }
    assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
    assertThat(seen)
        .hasSizeGreaterThan(50)
        .allMatch(
            values -> values.equals(List.of("Bearer " + TOKEN)) || values.equals(List.of("blue")));
    assertThat(result.out())
        .contains("-H 'X-Gateway: '\"${HEADER_X_GATEWAY}\"''")
        .doesNotContain(TOKEN);
    for (String report : List.of("report.json", "report.html", "junit.xml", "summary.md")) {
      assertThat(Files.readString(directory.resolve(report)))
          .as(report)
          .contains("X-Gateway")
          .doesNotContain(TOKEN)
          .doesNotContain("X-Tenant: blue");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host",
        "content-length",
        "AUTHORIZATION",
        "X-Api-Key",
        "Content-Type",
        "Transfer-Encoding"
      })
  void refusesAHeaderThatTheKitSets(String name) {
    Command.Result result = run(name + ": " + TOKEN);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("--header sets " + name + ", which the kit sets itself")
        .doesNotContain(TOKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {TOKEN, ": " + TOKEN, "X Y: " + TOKEN})
  void refusesALineThatIsNotAHeader(String line) {
    Command.Result result = run(line);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("--header must be a name, a colon and a value")
        .doesNotContain(TOKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-A:", "X-A: \u0007" + TOKEN, "X-A: ü" + TOKEN})
  void refusesAValueThatIsNotVisibleText(String line) {
    Command.Result result = run(line);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--header sets X-A to nothing").doesNotContain(TOKEN);
  }

  @Test
  void proxyCredentialsBelongInTheProxyOption() {
    assertThat(run("Proxy-Authorization: Basic " + TOKEN).err()).contains("into --proxy");
  }

  private static Command.Result run(String header) {
    return Command.run(
        "--base-url=http://127.0.0.1:1", "--api-key=k", "--wallet-key=w", "--header", header);
  }
}
