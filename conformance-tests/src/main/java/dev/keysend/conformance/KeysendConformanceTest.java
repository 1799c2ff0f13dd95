package dev.keysend.conformance;

import dev.keysend.conformance.junit.BuildRun;
import dev.keysend.conformance.junit.ReportOrder;
import dev.keysend.conformance.junit.RuleTags;
import dev.keysend.conformance.junit.RuleTests;
import dev.keysend.conformance.junit.SessionExtension;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.run.Session;
import dev.keysend.contract.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The suite, with one test per rule, below a test factory for each group and level. A rule that is
 * not exercised or is excused is skipped, with the reason. A warning passes.
 *
 * <p>Each factory has two tags: {@code keysend-} and its group, and {@code keysend-} and its level,
 * such as {@code keysend-money} and {@code keysend-must}. Select by them, or select a factory by
 * its name, such as {@code moneyMust}. The kit then sends only the requests that the selected rules
 * need, as if {@code keysend.rules} named them, and reports only these rules. With {@code
 * keysend.rules}, it checks the rules that both select; if there are none, the class fails. If your
 * build turns off JUnit's listeners, the kit cannot know what you selected: it sends the requests
 * of all rules, and the class fails unless you run all its tests.
 *
 * <p>If the target's address is known only while the tests run, for example with a random port,
 * {@link KeysendConformance} creates the same tests.
 *
 * <p>Your build can run this class with Surefire's {@code dependenciesToScan}, or extend it. It has
 * the same settings as the command, as properties such as {@code keysend.baseUrl} or in the
 * environment, and writes its reports to {@code keysend.reportDir}, by default {@value
 * BuildRun#DEFAULT_REPORT_DIRECTORY}. If a setting is missing or wrong, the class fails with a
 * message that names the property, what is wrong and how to fix it.
 */
@ExtendWith(SessionExtension.class)
@TestMethodOrder(ReportOrder.class)
public class KeysendConformanceTest {
  /** Made by JUnit. */
  public KeysendConformanceTest() {}

  @TestFactory
  @DisplayName("Valid requests are paid: MUST")
  @Tag(RuleTags.VALID)
  @Tag(RuleTags.MUST)
  Stream<DynamicNode> validMust(Session session) {
    return RuleTests.of(session, Group.VALID, Level.MUST);
  }

  @TestFactory
  @DisplayName("The response to a payment: MUST")
  @Tag(RuleTags.SUCCESS)
  @Tag(RuleTags.MUST)
  Stream<DynamicNode> successMust(Session session) {
    return RuleTests.of(session, Group.SUCCESS, Level.MUST);
  }

  @TestFactory
  @DisplayName("The response to a payment: SHOULD")
  @Tag(RuleTags.SUCCESS)
  @Tag(RuleTags.SHOULD)
  Stream<DynamicNode> successShould(Session session) {
    return RuleTests.of(session, Group.SUCCESS, Level.SHOULD);
  }

  @TestFactory
  @DisplayName("Invalid requests are refused: MUST")
  @Tag(RuleTags.INVALID)
  @Tag(RuleTags.MUST)
  Stream<DynamicNode> invalidMust(Session session) {
    return RuleTests.of(session, Group.INVALID, Level.MUST);
  }

  @TestFactory
  @DisplayName("The response to a refused request: MUST")
  @Tag(RuleTags.FAILURE)
  @Tag(RuleTags.MUST)
  Stream<DynamicNode> failureMust(Session session) {
    return RuleTests.of(session, Group.FAILURE, Level.MUST);
  }

  @TestFactory
  @DisplayName("The response to a refused request: SHOULD")
  @Tag(RuleTags.FAILURE)
  @Tag(RuleTags.SHOULD)
  Stream<DynamicNode> failureShould(Session session) {
    return RuleTests.of(session, Group.FAILURE, Level.SHOULD);
  }

  @TestFactory
  @DisplayName("Who may pay: MUST")
  @Tag(RuleTags.ACCESS)
  @Tag(RuleTags.MUST)
  Stream<DynamicNode> accessMust(Session session) {
    return RuleTests.of(session, Group.ACCESS, Level.MUST);
  }

  @TestFactory
  @DisplayName("Who may pay: SHOULD")
  @Tag(RuleTags.ACCESS)
  @Tag(RuleTags.SHOULD)
  Stream<DynamicNode> accessShould(Session session) {
    return RuleTests.of(session, Group.ACCESS, Level.SHOULD);
  }

  @TestFactory
  @DisplayName("Payments and wallets are distinct: MUST")
  @Tag(RuleTags.IDENTITY)
  @Tag(RuleTags.MUST)
  Stream<DynamicNode> identityMust(Session session) {
    return RuleTests.of(session, Group.IDENTITY, Level.MUST);
  }

  @TestFactory
  @DisplayName("The wallet's money: MUST")
  @Tag(RuleTags.MONEY)
  @Tag(RuleTags.MUST)
  Stream<DynamicNode> moneyMust(Session session) {
    return RuleTests.of(session, Group.MONEY, Level.MUST);
  }

  @TestFactory
  @DisplayName("The wallet's money: SHOULD")
  @Tag(RuleTags.MONEY)
  @Tag(RuleTags.SHOULD)
  Stream<DynamicNode> moneyShould(Session session) {
    return RuleTests.of(session, Group.MONEY, Level.SHOULD);
  }
}
