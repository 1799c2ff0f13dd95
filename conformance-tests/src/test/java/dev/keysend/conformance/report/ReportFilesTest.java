package dev.keysend.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
  void everyFormIsWrittenUnderItsDocumentedName() throws IOException {
    assertThat(ReportFiles.write(Reports.hostile(), directory.resolve("a/b")))
        .extracting(file -> file.getFileName().toString())
        .containsExactly("report.json", "report.html", "junit.xml", "summary.md", "badge.json");
    try (Stream<Path> files = Files.list(directory.resolve("a/b"))) {
      assertThat(files).hasSize(5);
    }
  }

  @Test
  void anOlderReportIsReplaced() throws IOException {
    ReportFiles.write(Reports.everyOutcome(), directory);
    ReportFiles.write(Reports.conformant(), directory);
    assertThat(Files.readString(directory.resolve("report.json"))).doesNotContain("notConformant");
  }

  @Test
  void aReportThatCannotBeWrittenDoesNotLoseTheOthers() throws IOException {
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
  void aDirectoryThatCannotBeMadeIsNoticedBeforehand() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> ReportFiles.prepare(file.resolve("reports")))
        .isInstanceOf(IOException.class);
    ReportFiles.prepare(directory.resolve("new"));
    assertThat(directory.resolve("new")).isEmptyDirectory();
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
