package dev.keysend.conformance.check;

import dev.keysend.conformance.probe.Keys;
import dev.keysend.conformance.probe.Kind;
import dev.keysend.conformance.probe.Observation;
import dev.keysend.conformance.probe.Plan;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.contract.Authority;
import dev.keysend.contract.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every check of the kit. */
final class Suite {
  private static final int DOCUMENTED_REFUSAL = 400;

  private final List<Check> checks;

  /** Makes the checks of a contract, on the requests of a plan. */
  Suite(LoadedContract contract, Plan plan, Keys keys) {
    List<Check> all = new ArrayList<>();
    all.addAll(RequestChecks.valid(plan));
    all.add(StatusChecks.success());
    all.addAll(answers(contract));
    all.addAll(RequestChecks.invalid(plan));
    all.add(StatusChecks.refusal());
    all.addAll(StatusChecks.failedPayment(plan, keys.unroutableIsCertain()));
    List<Check> access = AccessChecks.all(plan);
    all.addAll(RequestChecks.denied(plan, access));
    all.addAll(access);
    all.add(new InternalsCheck());
    all.add(framing());
    all.addAll(SecretCheck.all(keys));
    all.addAll(IdentityChecks.all());
    all.addAll(LeakChecks.all());
    all.addAll(BalanceChecks.all());
    all.add(new DoubleDebitCheck());
    all.addAll(MoneyChecks.all(plan));
    all.addAll(CrowdChecks.all());
    all.sort(Comparator.comparing(check -> check.rule().group()));
    this.checks = List.copyOf(all);
  }

  private static Check framing() {
    return new AnswerCheck(
        new Rule(
            "answers-keep-their-framing",
            Group.IDENTITY,
            Authority.ANY_PAYMENT_SERVER,
            "Every answer is as long and as encoded as its headers say, and nothing follows it.",
            "RFC 9112, section 6.3; RFC 9110, section 8.4"),
        "answer",
        probe -> true,
        seen -> seen.exchange().answer().isPresent(),
        seen ->
            seen.exchange()
                .answer()
                .map(answer -> answer.framingProblem())
                .filter(problem -> !problem.isEmpty())
                .map(problem -> "HTTP " + seen.status() + " came, but " + problem));
  }

  private static List<Check> answers(LoadedContract contract) {
    List<Check> checks = new ArrayList<>();
    checks.addAll(
        new AnswerChecks(
                contract,
                "201",
                Group.SUCCESS,
                "success",
                "answer to a payment",
                Authority.DOCUMENTATION_2020,
                probe -> probe.kind().isPayable(),
                Observation::paid)
            .all());
    checks.addAll(
        new AnswerChecks(
                contract,
                Integer.toString(DOCUMENTED_REFUSAL),
                Group.FAILURE,
                "failure",
                "answer 400",
                Authority.DOCUMENTATION_2020,
                probe -> probe.kind() != Kind.OTHER_METHOD,
                seen -> seen.status() == DOCUMENTED_REFUSAL)
            .all());
    checks.addAll(
        new AnswerChecks(
                contract,
                Response.DEFAULT,
                Group.FAILURE,
                "other-failure",
                "refusal by another status than 400",
                Authority.DOCUMENTATION_2023,
                probe -> probe.kind() != Kind.OTHER_METHOD,
                seen ->
                    (seen.refused() || seen.status() / 100 == 5)
                        && seen.status() != DOCUMENTED_REFUSAL)
            .all());
    return checks;
  }

  /** Every check, in the order of the groups. */
  List<Check> checks() {
    return checks;
  }
}
