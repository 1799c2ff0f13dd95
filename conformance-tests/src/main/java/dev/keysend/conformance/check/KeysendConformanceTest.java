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

/** The suite: one test per rule. */
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
    if (result.outcome() == Outcome.FAILED) {
      Assertions.fail(result.rule().sentence() + "\n" + result.reason());
    }
  }
}
