package dev.keysend.conformance.report.file;

import dev.keysend.conformance.report.RunReport;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The files of a report. */
public final class ReportFiles {
  private static final List<ReportWriter> WRITERS =
      List.of(
          new JsonReportWriter(),
          new HtmlReportWriter(),
          new JunitXmlWriter(),
          new MarkdownSummaryWriter(),
          new BadgeWriter());

  private ReportFiles() {}

  /**
   * Creates the directory if necessary, and checks that the kit can write to it, so that a run does
   * not spend money and then lose its report.
   *
   * @throws IOException if it cannot be written to
   */
  public static void prepare(Path directory) throws IOException {
    try {
      Files.createDirectories(directory);
      Files.delete(Files.createTempFile(directory, "report", ".tmp"));
    } catch (IOException e) {
      throw new IOException(directory + " cannot be written to (" + e + ")", e);
    }
  }

  /**
   * Writes every form of the report into a directory, and creates the directory if necessary. If
   * one report cannot be written, the others still are. No file is left half written.
   *
   * @return the files, in the order of their importance
   * @throws IOException if a report could not be written; the message names each, and why
   */
  public static List<Path> write(RunReport report, Path directory) throws IOException {
    return write(WRITERS, report, directory);
  }

  static List<Path> write(List<ReportWriter> writers, RunReport report, Path directory)
      throws IOException {
    Files.createDirectories(directory);
    List<Path> written = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (ReportWriter writer : writers) {
      Path file = directory.resolve(writer.fileName());
      try {
        write(writer, report, file);
        written.add(file);
      } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
        problems.add(file + " (" + e + ")");
      }
    }
    if (!problems.isEmpty()) {
      throw new IOException(String.join(", ", problems));
    }
    return written;
  }

  private static void write(ReportWriter writer, RunReport report, Path file) throws IOException {
    // With a unique name, because another run may write into the same directory.
    Path unfinished = file.resolveSibling(writer.fileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      try (Writer out = new OutputStreamWriter(Files.newOutputStream(unfinished), encoder())) {
        writer.write(report, out);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      replace(unfinished, file);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void replace(Path unfinished, Path file) throws IOException {
    try {
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException | FileAlreadyExistsException e) {
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * An unpaired surrogate, which JSON can express and UTF-8 cannot, becomes a replacement
   * character.
   */
  private static CharsetEncoder encoder() {
    return StandardCharsets.UTF_8
        .newEncoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .onUnmappableCharacter(CodingErrorAction.REPLACE)
        .replaceWith("\uFFFD".getBytes(StandardCharsets.UTF_8));
  }
}
