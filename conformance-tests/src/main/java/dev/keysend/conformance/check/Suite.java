package dev.keysend.conformance.check;

import dev.keysend.conformance.rule.Group;
import dev.keysend.contract.Contract;
import java.util.ArrayList;
import java.util.List;

/** Every check of the kit. */
public final class Suite {
  private final List<Check> checks = new ArrayList<>();

  /** Makes the checks of a contract. */
  public Suite(Contract contract) {
    var responses = contract.operation().responses();
    checks.addAll(AnswerChecks.statuses());
    checks.addAll(AnswerChecks.of(responses.get("201"), Group.SUCCESS, AnswerChecks::isPayment));
    checks.addAll(AnswerChecks.of(responses.get("400"), Group.FAILURE, AnswerChecks::isRefusal));
  }

  /** Every check, in the order of the reports. */
  public List<Check> checks() {
    return List.copyOf(checks);
  }
}
