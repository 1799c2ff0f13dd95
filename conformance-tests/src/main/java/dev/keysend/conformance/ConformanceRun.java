package dev.keysend.conformance;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.keysend.conformance.excuse.NewExpectedFailures;
import dev.keysend.conformance.junit.LentSuite;
import dev.keysend.conformance.junit.SessionExtension;
import dev.keysend.conformance.report.RunListener;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.report.file.ReportFiles;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.run.Ending;
import dev.keysend.conformance.run.Session;
import dev.keysend.conformance.setting.RunSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the suite on the JUnit Platform. */
public final class ConformanceRun {
  private ConformanceRun() {}

  /** Every rule of the kit, in the order of the reports. */
  public static List<Rule> rules() {
    return Session.rules();
  }

  /**
   * The rules that a run checks, in the order of the reports.
   *
   * @throws dev.keysend.conformance.setting.UsageException if the settings name an unknown rule or
   *     group
   */
  public static List<Rule> rules(RunSettings settings) {
    return Session.rules(settings);
  }

  /** Returns what a run would send and what that can cost. Sends nothing. */
  public static RunReport plan(RunSettings settings) {
    try (Session session = new Session(settings, RunListener.NONE)) {
      return session.report();
    }
  }

  /**
   * Runs the suite and writes its reports. If the process is terminated during the run, the reports
   * say what was known by then.
   *
   * @param settings what to do
   * @param listener receives the progress of the run
   * @throws IOException if a report cannot be written; the kit checks that it can write to the
   *     directory before it sends anything
   */
  public static RunReport run(RunSettings settings, RunListener listener) throws IOException {
    Optional<Path> directory = settings.reportDirectory();
    if (directory.isPresent()) {
      ReportFiles.prepare(directory.get());
    }
    NewExpectedFailures.prepare(settings);
    try (Session session = new Session(settings, listener);
        Ending ending = new Ending(session, listener, directory)) {
      String lent = SessionExtension.lend(session);
      try {
        LauncherFactory.create()
            .execute(
                LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClass(LentSuite.class))
                    .configurationParameter(SessionExtension.LENT, lent)
                    .build(),
                new TestExecutionListener[0]);
      } catch (RuntimeException | Error e) {
        reportAllTheSame(ending, e);
        throw e;
      } finally {
        SessionExtension.takeBack(lent);
      }
      return ending.reached();
    }
  }

  /** By now the run may have spent money, and the reports say on what. */
  private static void reportAllTheSame(Ending ending, Throwable cause) {
    try {
      ending.reached();
    } catch (IOException | RuntimeException | Error e) {
      cause.addSuppressed(e);
    }
  }
}
