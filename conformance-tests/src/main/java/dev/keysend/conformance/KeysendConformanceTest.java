package dev.keysend.conformance;

import dev.keysend.conformance.junit.BuildRun;
import dev.keysend.conformance.junit.RuleTests;
import dev.keysend.conformance.junit.SessionExtension;
import dev.keysend.conformance.run.Session;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The suite: one test per rule. What is not exercised, or excused, is skipped with the reason, and
 * a warning passes.
 *
 * <p>Where the target is known only while the tests run, as with a random port, {@link
 * KeysendConformance} makes the same tests.
 *
 * <p>The command runs it, and so does any build that has Surefire's {@code dependenciesToScan} find
 * it in this archive, or that extends it. It is set as the command is, by properties such as {@code
 * keysend.baseUrl} or in the environment, and writes its reports into {@code keysend.reportDir}, by
 * default {@value BuildRun#DEFAULT_REPORT_DIRECTORY}.
 */
@ExtendWith(SessionExtension.class)
public class KeysendConformanceTest {
  /** Made by JUnit. */
  public KeysendConformanceTest() {}

  @TestFactory
  Stream<DynamicNode> rules(Session session) {
    return RuleTests.of(session);
  }
}
