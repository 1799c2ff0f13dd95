package dev.keysend.conformance.report.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keysend.conformance.report.RunReport;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
  @TempDir Path directory;

  @Test
  void writesEveryReportUnderItsDocumentedName() throws IOException {
    assertThat(ReportFiles.write(Reports.hostile(), directory.resolve("a/b")))
        .extracting(file -> file.getFileName().toString())
        .containsExactly("report.json", "report.html", "junit.xml", "summary.md", "badge.json");
    try (Stream<Path> files = Files.list(directory.resolve("a/b"))) {
      assertThat(files).hasSize(5);
    }
  }

  @Test
  void replacesAnOlderReport() throws IOException {
    ReportFiles.write(Reports.everyOutcome(), directory);
    ReportFiles.write(Reports.conformant(), directory);
    assertThat(Files.readString(directory.resolve("report.json"))).doesNotContain("notConformant");
  }

  @Test
  void aReportThatCannotBeWrittenDoesNotAffectTheOthers() throws IOException {
    List<ReportWriter> writers =
        List.of(
            broken("full.txt", new IOException("no space")),
            broken("bad.txt", new IllegalStateException("bug")),
            new JsonReportWriter());
    assertThatThrownBy(() -> ReportFiles.write(writers, Reports.conformant(), directory))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("full.txt", "no space", "bad.txt", "bug")
        .hasMessageNotContaining("report.json");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(directory.resolve("report.json"));
    }
  }

  @Test
  void anErrorInAWriterDoesNotAffectTheOtherReports() throws IOException {
    List<ReportWriter> writers =
        List.of(writing("large.txt", out -> exhaust()), new JsonReportWriter());
    assertThatThrownBy(() -> ReportFiles.write(writers, Reports.conformant(), directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("large.txt");
    assertThat(directory.resolve("report.json")).exists();
  }

  private static void exhaust() {
    throw new OutOfMemoryError("heap");
  }

  /** If two runs write to one directory, each file is complete and comes from one of them. */
  @Test
  void aSimultaneousRunDoesNotMixUpReports() throws IOException {
    ReportWriter other = writing("report.txt", out -> out.write("the other's"));
    ReportWriter mine =
        writing(
            "report.txt",
            out -> {
              out.write("mine, ");
              ReportFiles.write(List.of(other), Reports.conformant(), directory);
              assertThat(directory.resolve("report.txt")).hasContent("the other's");
              out.write("and whole");
            });
    ReportFiles.write(List.of(mine), Reports.conformant(), directory);
    assertThat(directory.resolve("report.txt")).hasContent("mine, and whole");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void noticesBeforeTheRunThatTheDirectoryCannotBeCreated() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> ReportFiles.prepare(file.resolve("reports")))
        .isInstanceOf(IOException.class);
    ReportFiles.prepare(directory.resolve("new"));
    assertThat(directory.resolve("new")).isEmptyDirectory();
  }

  private interface Text {
    void writeTo(Writer out) throws IOException;
  }

  private static ReportWriter writing(String fileName, Text text) {
    return new ReportWriter() {
      @Override
      public String fileName() {
        return fileName;
      }

      @Override
      public void write(RunReport report, Writer out) throws IOException {
        text.writeTo(out);
      }
    };
  }

  private static ReportWriter broken(String fileName, Exception problem) {
    return new ReportWriter() {
      @Override
      public String fileName() {
        return fileName;
      }

      @Override
      public void write(RunReport report, Writer out) throws IOException {
        out.write("half");
        if (problem instanceof IOException e) {
          throw e;
        }
        throw (RuntimeException) problem;
      }
    };
  }
}
