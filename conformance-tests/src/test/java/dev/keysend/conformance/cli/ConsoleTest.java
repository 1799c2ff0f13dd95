package dev.keysend.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.report.PlannedRequest;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.report.file.Reports;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private static final String ESCAPE = "\u001b";

  @Test
  void showsProgressAndColoursOnATerminal() {
    String printed = print(Terminal.of(true, Map.of()), false, Reports.everyOutcome());
    assertThat(printed)
        .contains("\r" + ESCAPE + "[K1/2  pay-smallest: HTTP 201")
        .contains("is " + ESCAPE + "[31mnot conformant" + ESCAPE + "[0m.");
  }

  @Test
  void writesNeitherProgressNorColoursToAFile() {
    String printed = print(Terminal.of(false, Map.of()), false, Reports.everyOutcome());
    assertThat(printed).doesNotContain(ESCAPE).doesNotContain("\r").doesNotContain("1/2");
  }

  @Test
  void showsProgressWithoutColoursIfAsked() {
    String printed =
        print(Terminal.of(true, Map.of("NO_COLOR", "1")), false, Reports.everyOutcome());
    assertThat(printed).contains("1/2  pay-smallest").doesNotContain(ESCAPE + "[31m");
    assertThat(Terminal.of(true, Map.of("TERM", "dumb"))).isEqualTo(Terminal.NONE);
  }

  @Test
  void quietPrintsTheVerdictAndItsReason() {
    assertThat(print(Terminal.of(true, Map.of("NO_COLOR", "1")), true, Reports.everyOutcome()))
        .isEqualToNormalizingNewlines(
            """
            Spending: 1 sat reported as paid, at most 2 sats (every request sent, including refused ones), cap 10 sats. Took 5.00 s.
            https://example.org (A server 4.5) is not conformant.
            1 rule was broken. Nothing is known of 1 MUST. The kit itself failed on 1 rule. There is 1 warning.
            """);
  }

  @Test
  void namesWhatTheVerdictDoesNotCoverAndWhy() {
    assertThat(print(Terminal.NONE, false, Reports.asFarAsExercised()))
        .containsSubsequence(
            "What this verdict does not cover",
            "would cost up to 2 sats, and the cap of 0 leaves less:",
            "balance-falls",
            "https://example.org (A server 4.5) is conformant as far as exercised.");
  }

  @Test
  void theTableCountsResultsByGroup() {
    assertThat(print(Terminal.NONE, false, Reports.asFarAsExercised()))
        .containsPattern("money +\\. +1 +\\. +\\. +\\.\\R")
        .containsPattern("all +1 +1 +\\. +\\. +\\.\\R");
  }

  @Test
  void namesTheReports() {
    assertThat(print(Terminal.NONE, false, Reports.conformant())).contains("Report: report.json");
  }

  @Test
  void aTargetCannotSendTerminalCommands() {
    String printed = print(Terminal.of(true, Map.of("NO_COLOR", "1")), false, Reports.hostile());
    assertThat(printed.replace("\r" + ESCAPE + "[K", ""))
        .doesNotContain(ESCAPE)
        .doesNotContain("\u0007")
        .doesNotContain("\u202e")
        .contains("\\u001b[31mred\\u009b2J\\u007f\\u0007");
  }

  private static String print(Terminal terminal, boolean quiet, RunReport report) {
    StringWriter out = new StringWriter();
    Console console = new Console(new PrintWriter(out), new PrintWriter(out), terminal, quiet);
    console.planned(report.target(), report.plan(), report.spending());
    PlannedRequest request = report.plan().get(0);
    console.answered(request, "HTTP 201 " + report.unreachable().orElse(""));
    console.finished(report);
    console.answered(request, "too late");
    console.written(List.of(Path.of("report.json")));
    assertThat(out.toString()).doesNotContain("too late");
    return out.toString();
  }
}
