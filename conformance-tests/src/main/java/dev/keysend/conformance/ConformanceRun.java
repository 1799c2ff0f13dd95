package dev.keysend.conformance;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.keysend.conformance.check.KeysendConformanceTest;
import dev.keysend.conformance.check.Session;
import dev.keysend.conformance.check.SessionExtension;
import dev.keysend.conformance.report.ReportFiles;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.setting.RunSettings;
import java.io.IOException;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the suite on the JUnit Platform. */
public final class ConformanceRun {
  private ConformanceRun() {}

  /**
   * Runs the suite and writes its reports.
   *
   * @throws IOException if a report cannot be written
   */
  public static RunReport run(RunSettings settings) throws IOException {
    try (Session session = new Session(settings);
        LauncherSession launcher = LauncherFactory.openSession()) {
      launcher.getStore().put(SessionExtension.LAUNCHER_NAMESPACE, Session.class, session);
      launcher
          .getLauncher()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(selectClass(KeysendConformanceTest.class))
                  .build(),
              new TestExecutionListener[0]);
      RunReport report = session.report();
      if (settings.reportDirectory().isPresent()) {
        ReportFiles.write(report, settings.reportDirectory().get());
      }
      return report;
    }
  }
}
