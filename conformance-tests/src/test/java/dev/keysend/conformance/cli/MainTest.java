package dev.keysend.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.keysend.conformance.report.file.ReportSchemas;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.server.KitRun;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class MainTest {
  private static final Contract CONTRACT = Contract.load();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void checksTheEmbeddedMockIfNoTargetIsSet(@TempDir Path directory) throws Exception {
    assertThat(run("--report-dir", directory.toString())).as(out::toString).isEqualTo(0);
    assertThat(out.toString())
        .contains("(built-in mock server); no cap")
        .contains("(built-in mock server) is conformant");
    assertThat(Files.readString(directory.resolve("summary.md"))).contains("built-in mock server");
    assertThat(Files.readString(directory.resolve("report.html"))).contains("built-in mock server");
    assertThat(Files.readString(directory.resolve("junit.xml")))
        .contains("name=\"success-schema\"");
    ReportSchemas.assertKept(directory);
  }

  @Test
  void anAmountWrittenAsTextFailsTheSuccessSchema() throws IOException {
    String success = success().replace("\"num_satoshis\":-2", "\"num_satoshis\":\"-2\"");
    assertThat(against(success, failure(), "application/json")).isEqualTo(1);
    assertThat(out.toString()).contains("failed        success-schema").contains("/num_satoshis");
  }

  @Test
  void anErrorWithoutAMessageFailsTheFailureSchema() throws IOException {
    String failure = failure().replace("\"message\"", "\"reason\"");
    assertThat(against(success(), failure, "application/json")).isEqualTo(1);
    assertThat(out.toString()).contains("failed        failure-schema").contains("/message");
  }

  @Test
  void anHtmlMediaTypeFailsTheMediaTypeRules() throws IOException {
    assertThat(against(success(), failure(), "text/html")).isEqualTo(1);
    assertThat(out.toString())
        .contains("failed        success-media-type")
        .contains("failed        failure-media-type");
  }

  @ParameterizedTest
  @CsvSource({
    "--api-kye=pak_secret, Unknown flag: --api-kye",
    "--api-kye pak_secret, Unknown flag: --api-kye",
    "pak_secret, There is an argument without a flag in front of it",
    "--api-key=pak_secret --api-key=pak_secret, --api-key",
    "--quiet=pak_secret, --quiet",
    "--api-key, --api-key"
  })
  void whatIsWrongWithArgumentsIsSaidWithoutTheirValues(String arguments, String said) {
    assertThat(run(arguments.split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains(said).doesNotContain("secret");
    assertThat(err.toString().lines()).hasSizeLessThan(4);
  }

  @Test
  void countsRulesThatAreTooManyToName() {
    assertThat(run("--base-url=http://127.0.0.1:1", "--api-key=api-key", "--wallet-key=wallet-key"))
        .isEqualTo(3);
    assertThat(out.toString())
        .containsPattern("no connection: .*:\\R    [0-9]+ rules\\R")
        .doesNotContain("accepts-smallest");
  }

  @Test
  void aWrongFlagIsWrongUsage() {
    assertThat(
            run(
                "--base-url",
                "ftp://example.org",
                "--api-key",
                "api-key",
                "--wallet-key",
                "wallet-key"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--base-url");
    assertThat(run("--no-such-flag")).isEqualTo(2);
    assertThat(run("--base-url", "http://127.0.0.1:1")).isEqualTo(2);
    assertThat(err.toString()).contains("--api-key is missing");
  }

  @Test
  void listAndDryRunSendNothing() {
    assertThat(run("--list")).isEqualTo(0);
    assertThat(out.toString()).contains("payment-hash-is-sha256-of-preimage");
    assertThat(run("--dry-run", "--rules", "money")).isEqualTo(0);
    assertThat(out.toString()).contains("pay-more-than-balance").doesNotContain(" 1 sats");
    assertThat(run("--dry-run", "--rules", "refuses-num-satoshis-null,access", "--max-sats", "2"))
        .isEqualTo(0);
    assertThat(out.toString())
        .containsPattern("body-list +1 sat +a list that contains a payment\\R")
        .contains("(the cap leaves less)", "The run costs at most 2 sats");
  }

  @Test
  void selectsRulesByIdOrGroup() {
    assertThat(run("--rules", "identity,success-status")).as(out::toString).isEqualTo(0);
    assertThat(run("--rules", "no-such-rule")).isEqualTo(2);
    assertThat(err.toString()).contains("no-such-rule").contains("--list");
  }

  @Test
  void leavesRulesOutByIdOrGroup() {
    assertThat(Command.run("--list", "--rules", "!money, !success-status").out())
        .contains("success-schema")
        .doesNotContain(" money ", "success-status");
    assertThat(Command.run("--list", "--rules", "money,identity,!preimages-differ").out())
        .contains(" money ", " identity ")
        .doesNotContain("success-schema", "preimages-differ");
    assertThat(run("--rules", "!no-such-rule")).isEqualTo(2);
    assertThat(err.toString()).contains("--rules names no-such-rule, which is neither");
    assertThat(run("--rules", "money,!money")).isEqualTo(2);
    assertThat(err.toString()).contains("--rules leaves every rule out");
  }

  @Test
  void listsRulesAsJsonToo() throws Exception {
    JsonNode all = Json.read(Command.run("--list", "--format", "json").out());
    assertThat(all.values()).hasSize(Command.rules().size());
    assertThat(all.get(0).propertyNames())
        .containsExactly("id", "group", "level", "authority", "onlyShould", "sentence", "source");
    JsonNode money = Json.read(Command.run("--list", "--format=json", "--rules=money").out());
    assertThat(money.values())
        .hasSize(KitRun.size(Group.MONEY))
        .allMatch(rule -> rule.get("group").asString().equals("money"));
  }

  @Test
  void requireFullFailsARunThatDoesNotExerciseEveryMust() {
    assertThat(run("--max-sats", "0")).isEqualTo(0);
    assertThat(out.toString()).doesNotContain("--require-full");
    assertThat(run("--max-sats", "0", "--require-full")).isEqualTo(1);
    assertThat(out.toString()).contains("--require-full requires every MUST to be exercised");
  }

  @Test
  void aTargetThatDoesNotListenCannotBeTested() throws IOException {
    int port;
    try (var socket = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(
            run(
                "--base-url",
                "http://127.0.0.1:" + port,
                "--api-key",
                "api-key",
                "--wallet-key",
                "wallet-key"))
        .isEqualTo(3);
  }

  /** The run has already spent money, and exit code 2 would say that nothing was sent. */
  @Test
  @Tag("thorough")
  void missingReportsAfterARunAreNotWrongUsage(@TempDir Path directory) throws IOException {
    Files.createDirectories(directory.resolve("report.json").resolve("in-the-way"));
    assertThat(run("--rules", "identity", "--report-dir", directory.toString())).isEqualTo(3);
    assertThat(out.toString()).contains("is conformant");
    assertThat(err.toString()).contains("Reports are missing", "report.json");
    assertThat(directory.resolve("report.html")).exists();
  }

  @Test
  void anUnwritableReportDirectoryIsWrongUsage(@TempDir Path directory) throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertThat(run("--report-dir", file.resolve("reports").toString())).isEqualTo(2);
  }

  /** Exit code 1 would say that the server is not conformant. */
  @Test
  void aFailureOfTheKitItselfIsNoVerdict(@TempDir Path directory) {
    Writer broken =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) {
            throw new OutOfMemoryError("heap");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    CommandLine command = new CommandLine(Main.spec());
    command.setOut(new PrintWriter(broken)).setErr(new PrintWriter(err));
    int code = Main.execute(command, "--rules", "identity", "--report-dir", directory.toString());
    assertThat(code).isEqualTo(3);
    assertThat(err.toString()).contains("The kit failed: java.lang.OutOfMemoryError");
  }

  private int run(String... arguments) {
    CommandLine command = new CommandLine(Main.spec());
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return Main.execute(command, arguments);
  }

  private int against(String success, String failure, String mediaType) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String request =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          boolean pays = request.contains("num_satoshis") && !request.contains("02ef1c8a");
          byte[] body = (pays ? success : failure).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", mediaType);
          exchange.sendResponseHeaders(pays ? 201 : 400, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      List<String> arguments = new ArrayList<>();
      arguments.addAll(List.of("--base-url", "http://127.0.0.1:" + server.getAddress().getPort()));
      arguments.addAll(
          List.of("--api-key", "api-key", "--wallet-key", "wallet-key", "--max-sats", "100"));
      return run(arguments.toArray(new String[0]));
    } finally {
      server.stop(0);
    }
  }

  private static String success() {
    return example("201", "keysend-sent");
  }

  private static String failure() {
    return example("400", "failure-no-route");
  }

  private static String example(String status, String name) {
    return Json.write(CONTRACT.operation().responses().get(status).examples().get(name).value());
  }
}
