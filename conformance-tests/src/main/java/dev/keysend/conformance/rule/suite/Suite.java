package dev.keysend.conformance.rule.suite;

import dev.keysend.conformance.invariant.LoadedContract;
import dev.keysend.conformance.request.Keys;
import dev.keysend.conformance.request.Plan;
import dev.keysend.conformance.rule.access.AccessChecks;
import dev.keysend.conformance.rule.answer.AnswerChecks;
import dev.keysend.conformance.rule.check.Check;
import dev.keysend.conformance.rule.identity.IdentityChecks;
import dev.keysend.conformance.rule.money.MoneyChecks;
import dev.keysend.conformance.rule.request.RequestChecks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every check of the kit. */
public final class Suite {
  private final List<Check> checks;

  /** Makes the checks of a contract, on the requests of a plan. */
  public Suite(LoadedContract contract, Plan plan, Keys keys) {
    List<Check> all = new ArrayList<>();
    all.addAll(RequestChecks.all(plan));
    all.addAll(AnswerChecks.all(contract, plan, keys.unroutableIsCertain()));
    all.addAll(AccessChecks.all(plan, keys));
    all.addAll(IdentityChecks.all());
    all.addAll(MoneyChecks.all(plan));
    all.sort(Comparator.comparing(check -> check.rule().group()));
    this.checks = List.copyOf(all);
  }

  /** Every check, in the order of the groups. */
  public List<Check> checks() {
    return checks;
  }
}
