package dev.keysend.conformance.report.file;

import dev.keysend.conformance.report.Conclusion;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.report.Verdict;
import java.io.IOException;
import java.io.Writer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The verdict as a badge, in the shape that the endpoint of shields.io reads. */
final class BadgeWriter implements ReportWriter {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Made by {@link ReportFiles}. */
  BadgeWriter() {}

  @Override
  public String fileName() {
    return "badge.json";
  }

  @Override
  public void write(RunReport report, Writer out) throws IOException {
    out.write(
        MAPPER.writeValueAsString(
            JsonNodeFactory.instance
                .objectNode()
                .put("schemaVersion", 1)
                .put("label", "keysend")
                .put("message", message(report))
                .put("color", colour(report.verdict()))));
  }

  /** A badge has room for numbers, but not for names. */
  private static String message(RunReport report) {
    String message =
        report.verdict().isExcept()
            ? report.verdict().text() + " " + Conclusion.rules(report.excused().size())
            : report.verdict().text();
    int selected = report.results().size();
    return report.notSelected() == 0
        ? message
        : message
            + " ("
            + selected
            + " of "
            + Conclusion.rules(selected + report.notSelected())
            + ")";
  }

  private static String colour(Verdict verdict) {
    return switch (verdict) {
      case CONFORMANT -> "brightgreen";
      case CONFORMANT_AS_FAR_AS_EXERCISED -> "yellowgreen";
      case CONFORMANT_EXCEPT, CONFORMANT_AS_FAR_AS_EXERCISED_EXCEPT -> "yellow";
      case NOT_CONFORMANT -> "red";
      case NOT_TESTED -> "lightgrey";
    };
  }
}
