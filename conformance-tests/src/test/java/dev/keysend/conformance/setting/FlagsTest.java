package dev.keysend.conformance.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.cli.Command;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KeysendServer;
import dev.keysend.conformance.server.KitRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command's flags change. */
class FlagsTest {
  private static final int CONFORMANT = 0;
  private static final int NOT_CONFORMANT = 1;
  private static final int WRONG_USAGE = 2;
  private static final int NOT_TESTED = 3;

  @Test
  void strictTurnsWarningsIntoFailures() {
    Behaviour behaviour = new Behaviour();
    behaviour.takesApiKeyHeader = false;
    String[] arguments = {"--rules", "accepts-api-key-header", "--max-sats", "2"};
    Command.Result lenient = run(behaviour, arguments);
    assertThat(lenient.exitCode()).isEqualTo(CONFORMANT);
    assertThat(lenient.out()).contains("warned        accepts-api-key-header");

    Command.Result strict = run(behaviour, with(arguments, "--strict"));
    assertThat(strict.exitCode()).isEqualTo(NOT_CONFORMANT);
    assertThat(strict.out()).contains("failed        accepts-api-key-header");
  }

  @Test
  void quietPrintsOnlySpendingAndVerdict() {
    Command.Result result =
        run(new Behaviour(), "--quiet", "--rules", "identity", "--max-sats", "1000");
    assertThat(result.exitCode()).isEqualTo(CONFORMANT);
    assertThat(result.out())
        .matches(
            "Spending: .*\\Rhttp://127.0.0.1:\\d+ is conformant\\.\\R"
                + "Every selected MUST .*: %d rules\\. \\d+ other rules were not selected\\.\\R"
                    .formatted(KitRun.size(Group.IDENTITY)));
  }

  @Test
  @Tag("thorough")
  void requireFullFailsIfAMustWasNotExercised() {
    String[] arguments = {"--rules", "identity"};
    assertThat(run(new Behaviour(), arguments).exitCode()).isEqualTo(CONFORMANT);
    assertThat(run(new Behaviour(), with(arguments, "--require-full")).exitCode())
        .isEqualTo(NOT_CONFORMANT);
    assertThat(
            run(new Behaviour(), with(arguments, "--require-full", "--max-sats", "1000"))
                .exitCode())
        .isEqualTo(CONFORMANT);
  }

  @Test
  void selectsRulesByIdAndByGroup(@TempDir Path directory) throws IOException {
    Command.Result result =
        run(
            new Behaviour(),
            "--rules",
            "identity, accepts-smallest",
            "--report-dir",
            directory.toString());
    assertThat(result.out()).contains("identity", "valid").doesNotContain("invalid", "money");
    assertThat(Files.readString(directory.resolve("report.json")))
        .contains("\"rules\" : " + (KitRun.size(Group.IDENTITY) + 1) + ",")
        .contains("\"accepts-smallest\"", "\"preimages-differ\"");
  }

  @Test
  void reportsNameTheImplementation(@TempDir Path directory) throws IOException {
    run(
        new Behaviour(),
        "--rules=refuses-num-satoshis-missing",
        "--implementation=Our server",
        "--implementation-version=7.1",
        "--report-dir=" + directory);
    assertThat(Files.readString(directory.resolve("summary.md"))).contains("Our server 7.1");
    assertThat(Files.readString(directory.resolve("report.json")))
        .contains("\"name\" : \"Our server\"", "\"version\" : \"7.1\"");
  }

  /** 0.0.0.0 is not a loopback address, but connections to it reach this machine. */
  @Test
  void sendsKeysUnencryptedOnlyIfAllowed() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String[] arguments = {
      "--base-url=http://0.0.0.0:" + port, "--api-key=pak_flags", "--wallet-key=waka_flags"
    };
    Command.Result refused = Command.run(arguments);
    assertThat(refused.exitCode()).isEqualTo(WRONG_USAGE);
    assertThat(refused.err()).contains("plain HTTP to 0.0.0.0", "--allow-plain-http");
    assertThat(refused.out()).isEmpty();
    assertThat(Command.run(with(arguments, "--allow-plain-http")).exitCode()).isEqualTo(NOT_TESTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:", "http://127.0.0.1:0", "http://127.0.0.1:65536"})
  void refusesABaseUrlWithoutARealPort(String url) {
    Command.Result result =
        Command.run("--base-url=" + url, "--api-key=pak_flags", "--wallet-key=waka_flags");
    assertThat(result.exitCode()).isEqualTo(WRONG_USAGE);
    assertThat(result.err()).contains("--base-url is not the URL", "a port from 1 to 65535");
  }

  /** The requests would contain the contract's path twice. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1",
        "/v1/",
        "/api/v1",
        "/v1/wallet",
        "/v1/wallet/waka_flags/keysend",
        "/v1/wallet/x"
      })
  void refusesABaseUrlWithTheContractsPath(String path) {
    Command.Result result =
        Command.run(
            "--base-url=http://127.0.0.1:1" + path,
            "--api-key=pak_flags",
            "--wallet-key=waka_flags");
    assertThat(result.exitCode()).isEqualTo(WRONG_USAGE);
    assertThat(result.err())
        .contains("--base-url has a path with \"/v1", "leave it out")
        .doesNotContain("waka_flags");
    assertThat(result.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/v2", "/api/v10", "/v1/keysend", "/wallet"})
  void acceptsABaseUrlWithAnotherPath(String path) {
    Command.Result result =
        Command.run(
            "--base-url=http://127.0.0.1:1" + path,
            "--api-key=pak_flags",
            "--wallet-key=waka_flags",
            "--dry-run");
    assertThat(result.exitCode()).as(result.err()).isEqualTo(CONFORMANT);
  }

  private static Command.Result run(Behaviour behaviour, String... arguments) {
    try (KeysendServer server = KeysendServer.start(behaviour)) {
      return Command.run(
          with(
              arguments,
              "--base-url=" + server.baseUrl(),
              "--api-key=" + KeysendServer.API_KEY,
              "--wallet-key=" + KeysendServer.WALLET_KEY));
    }
  }

  private static String[] with(String[] arguments, String... more) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
