package dev.keysend.conformance.junit;

import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.PrintableText;
import dev.keysend.conformance.report.RuleResult;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.rule.check.Check;
import dev.keysend.conformance.run.Session;
import dev.keysend.contract.Level;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** The rules of a run as JUnit shows them: a test per rule. */
public final class RuleTests {
  private RuleTests() {}

  /**
   * A container per group. Sends the requests of the run before the tests, so that the time of a
   * test includes only its rule.
   */
  public static Stream<DynamicNode> of(Session session) {
    session.send();
    return Arrays.stream(Group.values())
        .filter(group -> checks(session, group).findAny().isPresent())
        .map(
            group ->
                DynamicContainer.dynamicContainer(
                    group.title(), checks(session, group).map(check -> test(session, check))));
  }

  /**
   * The rules of one group and level; none if the run has none of them. Sends the requests of the
   * run first, if that has not been done.
   */
  public static Stream<DynamicNode> of(Session session, Group group, Level level) {
    session.send();
    return checks(session, group)
        .filter(check -> check.rule().level() == level)
        .map(check -> test(session, check));
  }

  private static DynamicNode test(Session session, Check check) {
    return DynamicTest.dynamicTest(name(check.rule()), () -> run(session, check));
  }

  private static Stream<Check> checks(Session session, Group group) {
    return session.checks().stream().filter(check -> check.rule().group() == group);
  }

  private static String name(Rule rule) {
    return rule.sentence() + " [" + rule.id() + "]";
  }

  private static void run(Session session, Check check) {
    RuleResult result = session.judge(check);
    Assumptions.assumeFalse(
        result.outcome() == Outcome.NOT_EXERCISED || result.outcome() == Outcome.EXCUSED,
        PrintableText.of(result.reason()));
    if (result.outcome().compareTo(Outcome.WARNED) > 0) {
      Assertions.fail(description(result));
    }
  }

  /** Begins with the rule's id, because builds show only the number of a dynamic test. */
  private static String description(RuleResult result) {
    StringBuilder text = new StringBuilder(result.rule().id());
    text.append(": ").append(result.rule().sentence()).append('\n').append(result.reason());
    if (!result.evidence().isEmpty()) {
      text.append('\n').append(result.evidence().get(0).curl());
    }
    return PrintableText.of(text.toString());
  }
}
