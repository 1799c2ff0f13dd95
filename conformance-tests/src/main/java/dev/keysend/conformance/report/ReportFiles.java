package dev.keysend.conformance.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of a report. */
public final class ReportFiles {
  private static final List<ReportWriter> WRITERS = List.of(new JunitXmlWriter());

  private ReportFiles() {}

  /** Writes every form of the report into a directory, which is made if it is not there. */
  public static void write(RunReport report, Path directory) throws IOException {
    Files.createDirectories(directory);
    for (ReportWriter writer : WRITERS) {
      try (Writer out = Files.newBufferedWriter(directory.resolve(writer.fileName()))) {
        writer.write(report, out);
      }
    }
  }
}
