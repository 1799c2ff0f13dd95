package dev.keysend.conformance;

import dev.keysend.conformance.junit.BuildRun;
import dev.keysend.conformance.junit.RuleTests;
import dev.keysend.conformance.junit.SessionExtension;
import dev.keysend.conformance.run.Session;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The suite, with one test per rule. A rule that is not exercised or is excused is skipped, with
 * the reason. A warning passes.
 *
 * <p>If the target's address is known only while the tests run, for example with a random port,
 * {@link KeysendConformance} creates the same tests.
 *
 * <p>The command runs this class. Your build can run it with Surefire's {@code dependenciesToScan},
 * or extend it. It has the same settings as the command, as properties such as {@code
 * keysend.baseUrl} or in the environment, and writes its reports to {@code keysend.reportDir}, by
 * default {@value BuildRun#DEFAULT_REPORT_DIRECTORY}. If a setting is missing or wrong, the class
 * fails with a message that names the property, what is wrong and how to fix it.
 */
@ExtendWith(SessionExtension.class)
public class KeysendConformanceTest {
  /** Made by JUnit. */
  public KeysendConformanceTest() {}

  @TestFactory
  @DisplayName("The keysend contract")
  Stream<DynamicNode> rules(Session session) {
    return RuleTests.of(session);
  }
}
