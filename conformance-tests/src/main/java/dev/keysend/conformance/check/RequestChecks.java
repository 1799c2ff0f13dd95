package dev.keysend.conformance.check;

import dev.keysend.conformance.probe.AccessProbes;
import dev.keysend.conformance.probe.Kind;
import dev.keysend.conformance.probe.Observation;
import dev.keysend.conformance.probe.Payments;
import dev.keysend.conformance.probe.Plan;
import dev.keysend.conformance.probe.Probe;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.contract.Authority;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules about single requests: valid ones are paid, invalid and unauthorised ones are refused.
 */
final class RequestChecks {
  static final String OPERATION = "keysend documentation";

  private RequestChecks() {}

  static List<Check> valid(Plan plan) {
    List<Check> checks = new ArrayList<>();
    List<Probe> again = new ArrayList<>();
    for (Probe probe : of(plan, Kind.PAYMENT)) {
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
            RequestChecks::refusal));
    checks.add(
        new ProbeCheck(
            new Rule(
                "accepts-payments-at-once",
                Group.VALID,
                Authority.DOCUMENTATION_2020,
                "Two payments that arrive at once, and that the wallet can carry, are both paid.",
                OPERATION),
            of(plan, Kind.SIMULTANEOUS),
            RequestChecks::refusal));
    for (Probe probe : of(plan, Kind.OPTIONAL_PAYMENT)) {
      if (!Set.of(Payments.OWN_METHOD, Payments.OWN_PREIMAGE).contains(probe.id())) {
        checks.add(OptionalPaymentCheck.of(probe));
      }
    }
    return checks;
  }

  static List<Check> invalid(Plan plan) {
    return of(plan, Kind.INVALID).stream().map(InvalidRequestCheck::of).toList();
  }

  /** A rule for each request of one who may not pay, beside those that rules share. */
  static List<Check> denied(Plan plan, List<Check> shared) {
    List<Check> checks = new ArrayList<>();
    for (Probe probe : of(plan, Kind.DENIED)) {
      if (shared.stream().noneMatch(check -> check.needs(probe))) {
        checks.add(
            new ProbeCheck(
                new Rule(
                    "refuses-" + probe.id(),
                    Group.ACCESS,
                    authority(probe),
                    sentence(probe, "is refused"),
                    OPERATION),
                List.of(probe),
                RequestChecks::acceptance));
      }
    }
    return checks;
  }

  /** A key that may do everything in its account may well name a wallet by its id. */
  private static Authority authority(Probe probe) {
    return probe.id().equals(AccessProbes.WALLET_ID)
        ? Authority.GOOD_PRACTICE
        : Authority.ANY_PAYMENT_SERVER;
  }

  private static Check accepts(Probe probe) {
    return new ProbeCheck(
        new Rule(
            acceptanceId(probe),
            Group.VALID,
            Authority.DOCUMENTATION_2020,
            sentence(probe, "is paid"),
            OPERATION),
        List.of(probe),
        RequestChecks::refusal);
  }

  static String acceptanceId(Probe probe) {
    return "accepts-" + probe.id().replaceFirst("^pay-", "");
  }

  static Optional<String> refusal(Observation seen) {
    return seen.paid()
        ? Optional.empty()
        : Optional.of("expected a payment, but got " + seen.summary());
  }

  static Optional<String> acceptance(Observation seen) {
    return seen.refused()
        ? Optional.empty()
        : Optional.of("expected a refusal, but got " + seen.summary());
  }

  /** Requests of the plan by their ids, all of which it has. */
  static List<Probe> named(Plan plan, String... ids) {
    List<String> wanted = List.of(ids);
    List<Probe> probes = plan.probes().filter(probe -> wanted.contains(probe.id())).toList();
    if (probes.size() != ids.length) {
      throw new IllegalStateException("The plan lacks one of " + wanted);
    }
    return probes;
  }

  static List<Probe> of(Plan plan, Kind kind) {
    return plan.probes().filter(probe -> probe.kind() == kind).toList();
  }

  static String sentence(Probe probe, String what) {
    String title = probe.title();
    return title.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
        + title.substring(1)
        + " "
        + what
        + ".";
  }
}
