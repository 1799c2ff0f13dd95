package dev.keysend.conformance.check;

import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.RuleResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The suite: one test per rule. What is not exercised is skipped, with the reason, and a warning
 * passes.
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
  Stream<DynamicTest> rules(Session session) {
    List<Check> checks = session.checks();
    return checks.stream()
        .map(check -> DynamicTest.dynamicTest(check.rule().id(), () -> run(session, check)));
  }

  private static void run(Session session, Check check) {
    RuleResult result = session.judge(check);
    Assumptions.assumeFalse(result.outcome() == Outcome.NOT_EXERCISED, result.reason());
    if (result.outcome().compareTo(Outcome.WARNED) > 0) {
      Assertions.fail(description(result));
    }
  }

  /** Begins with the rule: builds show a test made at run time by a number alone. */
  private static String description(RuleResult result) {
    StringBuilder text = new StringBuilder(result.rule().id());
    text.append(": ").append(result.rule().sentence()).append('\n').append(result.reason());
    if (!result.evidence().isEmpty()) {
      text.append('\n').append(result.evidence().get(0).curl());
    }
    return text.toString();
  }
}
