package dev.keysend.conformance.run;

import dev.keysend.conformance.excuse.NewExpectedFailures;
import dev.keysend.conformance.report.RunListener;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.report.file.ReportFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Makes sure that a run is reported exactly once: when it ends, or earlier if the process is
 * terminated, for example by Ctrl-C.
 */
public final class Ending implements AutoCloseable {
  private final Session session;
  private final RunListener listener;
  private final Optional<Path> directory;
  private final Thread hook = new Thread(this::interrupted, "keysend-conformance-interrupted");
  private boolean over;

  /**
   * Starts to wait for the end of a run.
   *
   * @param session the run
   * @param listener receives the report and its files
   * @param directory where the reports go, if anywhere
   */
  public Ending(Session session, RunListener listener, Optional<Path> directory) {
    this.session = session;
    this.listener = listener;
    this.directory = directory;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Reports a run that has ended.
   *
   * @throws IOException if a report cannot be written
   */
  public synchronized RunReport reached() throws IOException {
    RunReport report = session.report();
    report(report);
    Optional<Path> expected = NewExpectedFailures.write(session.settings(), report);
    if (expected.isPresent()) {
      listener.written(List.of(expected.get()));
    }
    return report;
  }

  private synchronized void interrupted() {
    try {
      report(session.report());
    } catch (IOException e) {
      listener.notWritten(e.getMessage());
    }
  }

  private void report(RunReport report) throws IOException {
    if (over) {
      return;
    }
    over = true;
    synchronized (listener) { // Requests in progress may still report their ends to it.
      listener.finished(report);
      if (directory.isPresent()) {
        listener.written(ReportFiles.write(report, directory.get()));
      }
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook runs or has run.
    }
  }
}
