package dev.keysend.conformance.report.file;

import dev.keysend.conformance.report.RunReport;
import java.io.IOException;
import java.io.Writer;

/** One form of the report. A writer reads the model and decides nothing. */
interface ReportWriter {
  /** The name of the file, such as {@code junit.xml}. */
  String fileName();

  /** Writes the whole report, in UTF-8. */
  void write(RunReport report, Writer out) throws IOException;
}
