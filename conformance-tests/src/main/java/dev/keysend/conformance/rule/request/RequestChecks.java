package dev.keysend.conformance.rule.request;

import dev.keysend.conformance.request.Kind;
import dev.keysend.conformance.request.Payments;
import dev.keysend.conformance.request.Plan;
import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.rule.check.Check;
import dev.keysend.conformance.rule.check.ProbeCheck;
import dev.keysend.contract.Authority;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The rules about single requests: valid ones are paid, invalid ones are refused. */
public final class RequestChecks {
  static final String OPERATION = "keysend documentation";

  private RequestChecks() {}

  /** The rules about single requests. */
  public static List<Check> all(Plan plan) {
    List<Check> checks = new ArrayList<>(valid(plan));
    plan.of(Kind.INVALID).forEach(probe -> checks.add(InvalidRequestCheck.of(probe)));
    return checks;
  }

  private static List<Check> valid(Plan plan) {
    List<Check> checks = new ArrayList<>();
    List<Probe> again = new ArrayList<>();
    for (Probe probe : plan.of(Kind.PAYMENT)) {
      if (probe.id().startsWith("pay-after-")) {
        again.add(probe);
      } else {
        checks.add(accepts(probe));
      }
    }
    checks.add(
        new ProbeCheck(
            new Rule(
                "accepts-payment-again",
                Group.VALID,
                Authority.DOCUMENTATION_2020,
                "The same payment again is paid again; there is no idempotency key.",
                OPERATION),
            again,
            ProbeCheck::refusal));
    checks.add(
        new ProbeCheck(
            new Rule(
                "accepts-payments-at-once",
                Group.VALID,
                Authority.DOCUMENTATION_2020,
                "Two payments that arrive at once, and that the wallet can carry, are both paid.",
                OPERATION),
            plan.of(Kind.SIMULTANEOUS),
            ProbeCheck::refusal));
    for (Probe probe : plan.of(Kind.OPTIONAL_PAYMENT)) {
      if (!Set.of(Payments.OWN_METHOD, Payments.OWN_PREIMAGE).contains(probe.id())) {
        checks.add(OptionalPaymentCheck.of(probe));
      }
    }
    return checks;
  }

  private static Check accepts(Probe probe) {
    return new ProbeCheck(
        new Rule(
            acceptanceId(probe),
            Group.VALID,
            Authority.DOCUMENTATION_2020,
            ProbeCheck.sentence(probe, "is paid"),
            OPERATION),
        List.of(probe),
        ProbeCheck::refusal);
  }

  static String acceptanceId(Probe probe) {
    return "accepts-" + probe.id().replaceFirst("^pay-", "");
  }
}
