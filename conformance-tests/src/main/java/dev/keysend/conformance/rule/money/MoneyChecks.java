package dev.keysend.conformance.rule.money;

import dev.keysend.conformance.request.Fields;
import dev.keysend.conformance.request.Kind;
import dev.keysend.conformance.request.Plan;
import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.rule.check.AnswerCheck;
import dev.keysend.conformance.rule.check.Check;
import dev.keysend.conformance.rule.check.Diagnosis;
import dev.keysend.conformance.rule.check.Judgement;
import dev.keysend.conformance.rule.check.ProbeCheck;
import dev.keysend.conformance.run.observation.Observation;
import dev.keysend.conformance.run.observation.Observations;
import dev.keysend.contract.Authority;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The rules about money: the server spends no more than the wallet holds, nothing twice, and shows
 * the right balance.
 */
public final class MoneyChecks {
  private MoneyChecks() {}

  /** The rules about money. */
  public static List<Check> all(Plan plan) {
    List<Check> checks = new ArrayList<>(BalanceChecks.all());
    checks.addAll(spending(plan));
    checks.addAll(CrowdChecks.all(plan));
    checks.add(feeLimit());
    return checks;
  }

  /** Servers that were written before the limit was documented neither know it nor name the fee. */
  private static Check feeLimit() {
    return new AnswerCheck(
        new Rule(
            "network-fee-is-within-limit",
            Group.MONEY,
            Authority.DOCUMENTATION_2023,
            "If the response names a network fee, it is not above the request's fee_limit_msat.",
            "documentation of 2023"),
        "payment with a limit",
        probe -> probe.id().equals(Plan.FEE_LIMIT),
        Observation::paid,
        seen -> {
          JsonNode fee = seen.at(Fields.FEE);
          JsonNode limit = seen.draft().body().orElseThrow().path(Fields.FEE_LIMIT);
          return fee.isNumber() && fee.decimalValue().compareTo(limit.decimalValue()) > 0
              ? Optional.of(
                  Fields.FEE_LIMIT + " is " + limit + ", and " + Fields.FEE + " is " + fee)
              : Optional.empty();
        });
  }

  /** The rules that no money is spent twice, and no more than the wallet holds. */
  private static List<Check> spending(Plan plan) {
    return List.of(
        new Excessive(
            new Rule(
                "refuses-more-than-balance",
                Group.MONEY,
                Authority.ANY_PAYMENT_SERVER,
                "A payment of more than the wallet holds is refused.",
                Rule.KEYSEND_DOCUMENTATION),
            plan.named("pay-more-than-balance"),
            plan.named(Plan.CROWD_AGAIN)),
        ProbeCheck.problems(
            new Rule(
                "refuses-amount-that-wraps",
                Group.MONEY,
                Authority.ANY_PAYMENT_SERVER,
                "A payment of more bitcoin than can exist is refused, not paid with what is left of"
                    + " its amount in 32 or 64 bits.",
                Rule.KEYSEND_DOCUMENTATION),
            plan.named("pay-amount-that-wraps"),
            ProbeCheck::acceptance),
        new Rivals(
            new Rule(
                "refuses-spending-twice",
                Group.MONEY,
                Authority.ANY_PAYMENT_SERVER,
                "If two payments arrive at the same time and the wallet holds enough for one, at"
                    + " most one is paid.",
                Rule.KEYSEND_DOCUMENTATION),
            plan,
            Rivals::spentTwice),
        new Rivals(
            new Rule(
                "accepts-most-of-balance",
                Group.MONEY,
                // The documentation does not say whether a server may limit the amount.
                Authority.GOOD_PRACTICE,
                "A payment of most of the balance is paid.",
                "not in the keysend documentation"),
            plan,
            Rivals::neverSpent));
  }

  /** Whether the wallet could pay more than it had shown, and had some left. */
  private static boolean moneyCameIn(Observations seen) {
    return seen.where(each -> each.probe().kind() == Kind.EXCESSIVE).stream()
        .flatMap(each -> each.balance().stream())
        .anyMatch(balance -> balance.signum() > 0);
  }

  /**
   * A payment of more than the wallet holds is refused, unless money came in meanwhile.
   *
   * @param further one of many at once again, which says more if the target refused it before; a
   *     target that is busy with one of them leaves enough for it
   */
  private record Excessive(Rule rule, List<Probe> probes, List<Probe> further) implements Check {
    @Override
    public boolean needs(Probe probe) {
      return probes.contains(probe) || further.contains(probe);
    }

    @Override
    public Judgement judge(Observations seen) {
      if (moneyCameIn(seen)) {
        return new Judgement.NotExercised(CrowdChecks.HELD_MORE);
      }
      Judgement judgement = of(probes).judge(seen);
      if (!(judgement instanceof Judgement.Kept)) {
        return judgement;
      }
      Judgement more = of(further).judge(seen);
      return more instanceof Judgement.NotExercised ? judgement : more;
    }

    private Check of(List<Probe> probes) {
      return ProbeCheck.problems(rule, probes, ProbeCheck::acceptance);
    }
  }

  /** Judges two payments that need the same money. */
  private record Rivals(Rule rule, Plan plan, Comparison comparison) implements Check {
    interface Comparison {
      Judgement judge(List<Observation> rivals);
    }

    @Override
    public boolean needs(Probe probe) {
      return probe.kind() == Kind.RIVAL || probe.kind() == Kind.PAYMENT;
    }

    @Override
    public boolean isAboutPayments() {
      return true;
    }

    @Override
    public Judgement judge(Observations seen) {
      for (Probe probe : plan.of(Kind.RIVAL)) {
        Optional<String> reason = seen.reasonWithheld(probe.id());
        if (reason.isPresent()) {
          return new Judgement.NotExercised(reason.get());
        }
      }
      if (moneyCameIn(seen)) {
        return new Judgement.NotExercised(CrowdChecks.HELD_MORE);
      }
      List<Observation> rivals =
          seen.where(each -> each.probe().kind() == Kind.RIVAL && !seen.isSuperseded(each));
      Optional<String> nothing =
          rivals.stream().anyMatch(Observation::paid)
              ? Optional.empty()
              : rivals.stream()
                  .flatMap(rival -> Diagnosis.sayingNothing(rival, seen).stream())
                  .findFirst();
      if (nothing.isPresent()) {
        return new Judgement.NotExercised(nothing.get());
      }
      return rivals.isEmpty() || rivals.stream().anyMatch(Observation::limited)
          ? Diagnosis.notExercised(this, seen, "no two payments wanted the same money")
          : comparison.judge(rivals);
    }

    static Judgement spentTwice(List<Observation> rivals) {
      boolean bothPaid = rivals.size() > 1 && rivals.stream().allMatch(Observation::paid);
      if (rivals.stream().anyMatch(Rivals::leavesTooMuch)
          || (bothPaid && CrowdChecks.hasGrown(rivals))) {
        return new Judgement.NotExercised(CrowdChecks.HELD_MORE);
      }
      return bothPaid
          ? new Judgement.Broken(
              List.of(
                  new Judgement.Finding("both responses say that the payment was paid", rivals)))
          : new Judgement.Kept();
    }

    /** Each is more than half of the reported balance, so it leaves less than its own amount. */
    private static boolean leavesTooMuch(Observation rival) {
      return rival.balance().isPresent()
          && rival.balance().get().compareTo(rival.amount().orElseThrow()) >= 0;
    }

    static Judgement neverSpent(List<Observation> rivals) {
      if (rivals.stream().anyMatch(Observation::paid)) {
        return new Judgement.Kept();
      }
      boolean failed =
          rivals.stream()
              .allMatch(
                  seen ->
                      seen.at(Fields.MESSAGE).asString("").startsWith(Observation.FAILURE_REASON));
      return failed
          ? new Judgement.NotExercised("the node could not carry an amount that large")
          : new Judgement.Broken(
              List.of(new Judgement.Finding("neither of two payments was paid", rivals)));
    }
  }
}
