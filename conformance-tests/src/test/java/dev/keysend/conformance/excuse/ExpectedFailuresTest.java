package dev.keysend.conformance.excuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.ConformanceRun;
import dev.keysend.conformance.cli.Command;
import dev.keysend.conformance.report.file.ReportSchemas;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KeysendServer;
import dev.keysend.conformance.server.KitRun;
import dev.keysend.conformance.server.Transactions;
import dev.keysend.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Rules that are expected to fail do not fail a run, but never count as passed. */
class ExpectedFailuresTest {
  private static final String BROKEN = "memo-names-amount-and-destination";
  private static final String KEPT = "success-status";

  /** Tomorrow, so that the tests also pass if they run past midnight. */
  private final LocalDate soon = LocalDate.now(ZoneId.systemDefault()).plusDays(1);

  @TempDir private Path directory;

  @Test
  void anExpectedFailureDoesNotFailTheRunAndTheVerdictNamesIt() throws Exception {
    Command.Result result = run("# ours", "", BROKEN + " until " + soon + ": the vendor knows");
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(result.out())
        .contains("is conformant except " + BROKEN + ".")
        .contains("Only rules that were expected to fail are broken. 1 rule failed as expected.")
        .contains("excused       " + BROKEN)
        .contains("expected until " + soon + ": the vendor knows");
    ReportSchemas.assertKept(directory);
    JsonNode report = Json.read(read("report.json"));
    assertThat(report.path("verdict").asString()).isEqualTo("conformantExcept");
    assertThat(report.at("/statistics/excused").asInt()).isEqualTo(1);
    assertThat(report.at("/expectedFailures/0"))
        .hasToString(
            "{\"rule\":\"%s\",\"reason\":\"the vendor knows\",\"until\":\"%s\",\"state\":\"held\"}"
                .formatted(BROKEN, soon));
    assertThat(read("report.html")).contains("<h1>conformant except " + BROKEN + "</h1>");
    assertThat(read("summary.md"))
        .contains("Keysend: conformant except " + BROKEN, "### Expected failures");
    assertThat(read("junit.xml"))
        .containsPattern(
            "name=\"" + BROKEN + "\"[^>]*><skipped message=\"expected until .*: the vendor knows")
        .contains("value=\"conformant except " + BROKEN + "\"")
        .doesNotContain("<failure");
    assertThat(Json.read(read("badge.json")))
        .hasToString(
            "{\"schemaVersion\":1,\"label\":\"keysend\","
                + "\"message\":\"conformant except 1 rule (%d of %d rules)\",\"color\":\"yellow\"}",
            KitRun.size(Group.SUCCESS), ConformanceRun.rules().size());
  }

  @Test
  void anExpectedFailureThatPassesFailsTheRun() throws Exception {
    Command.Result result = run(BROKEN + ": the vendor knows", KEPT + ": it was 200 once");
    assertThat(result.exitCode()).isEqualTo(1);
    String problem =
        KEPT + " was expected to fail (" + file() + ", line 2), but passed; remove the line";
    assertThat(result.out()).contains("is conformant except " + BROKEN + ".", problem);
    assertThat(read("summary.md")).contains("remove the line");
    assertThat(read("junit.xml"))
        .containsPattern("testsuite name=\"expected-failures\" tests=\"1\" failures=\"1\"")
        .contains(problem);
    ReportSchemas.assertKept(directory);
  }

  @Test
  void anExpiredExpectationFailsTheRun() throws Exception {
    LocalDate yesterday = soon.minusDays(2);
    Command.Result result = run(BROKEN + " until " + yesterday + ": the vendor knows");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .contains("is not conformant.")
        .contains(
            BROKEN
                + " was expected to fail until "
                + yesterday
                + " ("
                + file()
                + ", line 1), which has passed");
  }

  @Test
  void anExpectationOutsideTheRunIsUnknown() throws Exception {
    Command.Result result = run(BROKEN + ": known", "preimages-differ: not in this run");
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(read("report.json")).contains("\"unknown\"");
  }

  @Test
  void anUnexpectedFailureStillFailsTheRun() throws Exception {
    Command.Result result = run("success-schema: some other thing");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("is not conformant.", "failed        " + BROKEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "memo | line 2 must be RULE: REASON, or RULE until YYYY-MM-DD: REASON",
        "memo-names-amount-and-destination: | line 2 gives no reason for"
            + " memo-names-amount-and-dest",
        "memo-names-amount-destination: x | did you mean memo-names-amount-and-destination? --list",
        "gibberish: x | line 2 names gibberish, which is not a rule; --list shows all",
        "success-status until 2027-02-30: x | line 2 has the date \"2027-02-30\"; it must be one"
            + " such",
        "success-schema: again | line 2 names success-schema, as line 1 does"
      })
  void aBadLineIsWrongUsage(String line, String problem) throws IOException {
    Command.Result result = run("success-schema: first", line);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith("--expected-failures: " + file() + ", ").contains(problem);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void aMissingFileIsWrongUsage() {
    Command.Result result = Command.run("--expected-failures", file().toString());
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--expected-failures: " + file() + " cannot be read");
  }

  @Test
  void writesTheFailuresOfARunForTheNextRun() throws Exception {
    Path written = directory.resolve("known.txt");
    Command.Result first = on(wrong(), "--write-expected-failures=" + written);
    assertThat(first.exitCode()).isEqualTo(1);
    assertThat(Files.readString(written))
        .containsPattern("# Rules that are known .*\\R" + BROKEN + ": not explained yet; .+\\R");
    Command.Result second = on(wrong(), "--expected-failures=" + written);
    assertThat(second.exitCode()).as(second.out() + second.err()).isZero();

    Files.writeString(written, KEPT + ": was 200\n" + BROKEN + " until 2999-12-31: ticket 7\n");
    on(wrong(), "--expected-failures=" + written, "--write-expected-failures=" + written);
    assertThat(Files.readAllLines(written))
        .endsWith(BROKEN + " until 2999-12-31: ticket 7")
        .hasSize(2);
  }

  @Test
  void anUnwritableFileIsWrongUsageBeforeAnythingIsSent() {
    Command.Result result =
        on(wrong(), "--write-expected-failures=" + directory.resolve("missing/known.txt"));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--write-expected-failures: ", "cannot be written");
    assertThat(result.out()).isEmpty();
  }

  private Path file() {
    return directory.resolve("expected.txt");
  }

  private String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  private static Behaviour wrong() {
    Behaviour behaviour = new Behaviour();
    behaviour.onSuccess = (request, answer) -> Transactions.lightning(answer).put("memo", "paid");
    return behaviour;
  }

  private Command.Result run(String... lines) throws IOException {
    Files.write(file(), List.of(lines));
    return on(wrong(), "--expected-failures=" + file(), "--report-dir=" + directory);
  }

  private static Command.Result on(Behaviour behaviour, String... arguments) {
    try (KeysendServer server = KeysendServer.start(behaviour)) {
      String[] all = Arrays.copyOf(arguments, arguments.length + 5);
      all[arguments.length] = "--base-url=" + server.baseUrl();
      all[arguments.length + 1] = "--api-key=" + KeysendServer.API_KEY;
      all[arguments.length + 2] = "--wallet-key=" + KeysendServer.WALLET_KEY;
      all[arguments.length + 3] = "--rules=success";
      all[arguments.length + 4] = "--max-sats=1000";
      return Command.run(all);
    }
  }
}
