package dev.keysend.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.report.file.ReportFiles;
import dev.keysend.conformance.report.file.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffTest {
  @TempDir private Path directory;

  @Test
  void aRuleThatBreaksGotWorse() throws IOException {
    Command.Result result = diff(Reports.conformant(), Reports.everyOutcome());
    assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
    assertThat(result.out().lines())
        .containsExactly(
            "changed MUST   balance-falls: not exercised, was not in the run",
            "worse   SHOULD error-shape: warned, was not in the run",
            "worse   MUST   success-schema: failed, was not in the run",
            "worse   MUST   failure-schema: error, was not in the run",
            "4 changed, 3 of them got worse. The verdict is not conformant, and was"
                + " conformant.");
  }

  @Test
  void aRuleThatPassesAgainGotBetter() throws IOException {
    Command.Result result = diff(Reports.strict(), Reports.kept("error-shape"));
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).startsWith("better  MUST   error-shape: passed, was failed");
  }

  /** A rule that is no longer exercised may be broken now. */
  @Test
  void aRuleThatIsNoLongerExercisedGotWorseOnlyIfItPassedBefore() throws IOException {
    Command.Result lost = diff(Reports.asFarAsExercised(), Reports.conformant());
    assertThat(lost.exitCode()).isEqualTo(1);
    assertThat(lost.out())
        .contains("worse   MUST   invalid-is-refused: not in the run, was passed");
    Command.Result unknown = diff(Reports.strict(), Reports.unreachable());
    assertThat(unknown.exitCode()).isZero();
    assertThat(unknown.out()).contains("changed SHOULD error-shape: not in the run, was failed");
  }

  @Test
  void identicalReportsShowNoChange() throws IOException {
    Command.Result result = diff(Reports.everyOutcome(), Reports.everyOutcome());
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .isEqualToNormalizingNewlines(
            "0 changed, 0 of them got worse. The verdict is not conformant, as before.\n");
  }

  @Test
  void refusesAFileThatIsNotAReport() throws IOException {
    Path report = write("report", Reports.conformant());
    Path other = Files.writeString(directory.resolve("other.json"), "{\"rules\":[]}");
    assertThat(Command.run("diff", report.toString(), other.toString()))
        .isEqualTo(
            new Command.Result(
                2, "", other + " is not a report.json of this kit" + System.lineSeparator()));
    Path missing = directory.resolve("missing.json");
    assertThat(Command.run("diff", missing.toString(), report.toString()).err())
        .contains(missing + " is not there");
    assertThat(Command.run("diff", report.toString()).exitCode()).isEqualTo(2);
    assertThat(Command.run("diff", "--help").out()).contains("OLD.json", "A result got worse.");
  }

  private Command.Result diff(RunReport older, RunReport newer) throws IOException {
    return Command.run("diff", write("older", older).toString(), write("newer", newer).toString());
  }

  private Path write(String name, RunReport report) throws IOException {
    Path run = directory.resolve(name);
    ReportFiles.write(report, run);
    return run.resolve("report.json");
  }
}
