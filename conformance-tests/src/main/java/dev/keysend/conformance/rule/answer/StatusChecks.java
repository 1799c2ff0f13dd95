package dev.keysend.conformance.rule.answer;

import dev.keysend.conformance.request.Fields;
import dev.keysend.conformance.request.Kind;
import dev.keysend.conformance.request.Plan;
import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.rule.check.AnswerCheck;
import dev.keysend.conformance.rule.check.Check;
import dev.keysend.conformance.rule.check.Judgement;
import dev.keysend.conformance.rule.check.ProbeCheck;
import dev.keysend.conformance.run.observation.Observation;
import dev.keysend.conformance.run.observation.Observations;
import dev.keysend.contract.Authority;
import java.util.List;
import java.util.Optional;

/** The rules about statuses. */
final class StatusChecks {

  private StatusChecks() {}

  static Check success() {
    return new AnswerCheck(
        new Rule(
            "success-status",
            Group.SUCCESS,
            Authority.DOCUMENTATION_2020,
            "The response to a payment has status 201.",
            Rule.KEYSEND_DOCUMENTATION),
        "payment",
        probe -> probe.kind().isPayable(),
        Observation::paid,
        seen -> status(seen, 201));
  }

  static Check refusal() {
    return new AnswerCheck(
        new Rule(
            "refusal-status",
            Group.FAILURE,
            Authority.GOOD_PRACTICE,
            "An invalid request is refused with 400.",
            Rule.KEYSEND_DOCUMENTATION),
        "refusal of an invalid request",
        probe -> probe.kind() == Kind.INVALID,
        Observation::refused,
        seen -> status(seen, 400));
  }

  static List<Check> failedPayment(Plan plan, boolean certain) {
    List<Probe> probes = plan.of(Kind.UNROUTABLE);
    return List.of(
        new FailedPayment(
            ProbeCheck.problems(
                new Rule(
                    "failed-payment-status",
                    Group.FAILURE,
                    Authority.DOCUMENTATION_2020,
                    "The response to a payment without a route has status 400.",
                    Rule.KEYSEND_DOCUMENTATION),
                probes,
                seen -> status(seen, 400)),
            certain),
        new FailedPayment(
            ProbeCheck.problems(
                new Rule(
                    "failed-payment-says-why",
                    Group.FAILURE,
                    Authority.GOOD_PRACTICE,
                    "The message about a failed payment is \""
                        + Observation.FAILURE_REASON
                        + "\" and the name of the reason.",
                    "recorded 400"),
                probes,
                StatusChecks::reason),
            certain));
  }

  private static Optional<String> reason(Observation seen) {
    if (!seen.at(Fields.MESSAGE).isString()) {
      return Optional.empty(); // the schema's business
    }
    String message = seen.at(Fields.MESSAGE).stringValue();
    return message.startsWith(Observation.FAILURE_REASON)
        ? Optional.empty()
        : Optional.of(
            "the message is \""
                + message
                + "\", not \""
                + Observation.FAILURE_REASON
                + "\" and the name of a reason");
  }

  private static Optional<String> status(Observation seen, int expected) {
    return seen.status() == expected
        ? Optional.empty()
        : Optional.of("expected HTTP " + expected + ", but got " + seen.summary());
  }

  /** A mock may reach every node; then nothing is known about failed payments. */
  private record FailedPayment(ProbeCheck check, boolean certain) implements Check {
    @Override
    public Rule rule() {
      return check.rule();
    }

    @Override
    public boolean needs(Probe probe) {
      return check.needs(probe);
    }

    @Override
    public boolean isAboutPayments() {
      return check.isAboutPayments();
    }

    @Override
    public Judgement judge(Observations seen) {
      List<Observation> tries =
          check.probes().stream().flatMap(probe -> seen.of(probe.id()).stream()).toList();
      boolean paid = !tries.isEmpty() && tries.stream().allMatch(Observation::paid);
      return paid && !certain
          ? new Judgement.NotExercised(
              "the target paid a node whose private key nobody knows; name a node that no"
                  + " payment can reach with"
                  + " --unroutable-pubkey")
          : check.judge(seen);
    }
  }
}
