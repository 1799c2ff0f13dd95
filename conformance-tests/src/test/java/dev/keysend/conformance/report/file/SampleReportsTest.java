package dev.keysend.conformance.report.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Writes the reports that the browser tests open. */
@Tag("browser")
class SampleReportsTest {
  private static final Path FOLDER = Path.of("target", "sample-reports");

  @Test
  void writesTheReportsForTheBrowserTests() throws IOException {
    Map<String, RunReport> reports =
        Map.of(
            "every", Reports.everyOutcome(),
            "hostile", Reports.hostile(),
            "conformant", Reports.conformant());
    for (Map.Entry<String, RunReport> report : reports.entrySet()) {
      Path folder = FOLDER.resolve(report.getKey());
      Files.deleteIfExists(folder.resolve("report.html"));
      ReportFiles.write(report.getValue(), folder);
      assertThat(folder.resolve("report.html")).isNotEmptyFile();
    }
  }
}
