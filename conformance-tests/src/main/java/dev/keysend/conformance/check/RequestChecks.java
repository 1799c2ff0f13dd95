package dev.keysend.conformance.check;

import dev.keysend.conformance.probe.Kind;
import dev.keysend.conformance.probe.Observation;
import dev.keysend.conformance.probe.Plan;
import dev.keysend.conformance.probe.Probe;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.contract.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules about single requests: valid ones are paid, invalid and unauthorised ones are refused.
 */
final class RequestChecks {
  private static final String OPERATION = "keysend documentation";

  private RequestChecks() {}

  static List<Check> valid(Plan plan) {
    List<Check> checks = new ArrayList<>();
    List<Probe> again = new ArrayList<>();
    for (Probe probe : of(plan, Kind.PAYMENT)) {
      if (probe.id().startsWith("pay-after-")) {
        again.add(probe);
      } else {
        checks.add(accepts(probe, Level.MUST, OPERATION));
      }
    }
    checks.add(
        new ProbeCheck(
            new Rule(
                "accepts-payment-again",
                Group.VALID,
                Level.MUST,
                "The same payment again is paid again; there is no idempotency key.",
                OPERATION),
            again,
            RequestChecks::refusal));
    checks.add(
        new ProbeCheck(
            new Rule(
                "accepts-payments-at-once",
                Group.VALID,
                Level.MUST,
                "Two payments that arrive at once, and that the wallet can carry, are both paid.",
                OPERATION),
            of(plan, Kind.SIMULTANEOUS),
            RequestChecks::refusal));
    for (Probe probe : of(plan, Kind.OPTIONAL_PAYMENT)) {
      checks.add(accepts(probe, Level.SHOULD, "contract, beyond the keysend documentation"));
    }
    return checks;
  }

  static List<Check> invalid(Plan plan) {
    List<Check> checks = new ArrayList<>();
    for (Probe probe : of(plan, Kind.INVALID)) {
      checks.add(refuses(probe, Group.INVALID, Level.MUST));
    }
    for (Probe probe : of(plan, Kind.DISCOURAGED)) {
      checks.add(refuses(probe, Group.INVALID, Level.SHOULD));
    }
    return checks;
  }

  static List<Check> denied(Plan plan) {
    List<Check> checks = new ArrayList<>();
    for (Probe probe : of(plan, Kind.DENIED)) {
      checks.add(refuses(probe, Group.ACCESS, Level.MUST));
    }
    return checks;
  }

  private static Check accepts(Probe probe, Level level, String source) {
    return new ProbeCheck(
        new Rule(
            "accepts-" + probe.id().replaceFirst("^pay-", ""),
            Group.VALID,
            level,
            sentence(probe, "is paid"),
            source),
        List.of(probe),
        RequestChecks::refusal);
  }

  private static Check refuses(Probe probe, Group group, Level level) {
    String source =
        probe.exercises().isEmpty()
            ? OPERATION
            : "contract, " + String.join(", ", probe.exercises());
    return new ProbeCheck(
        new Rule("refuses-" + probe.id(), group, level, sentence(probe, "is refused"), source),
        List.of(probe),
        RequestChecks::acceptance);
  }

  private static Optional<String> refusal(Observation seen) {
    return seen.paid()
        ? Optional.empty()
        : Optional.of("expected a payment, but got " + seen.summary());
  }

  static Optional<String> acceptance(Observation seen) {
    return seen.refused()
        ? Optional.empty()
        : Optional.of("expected a refusal, but got " + seen.summary());
  }

  static List<Probe> of(Plan plan, Kind kind) {
    return plan.probes().filter(probe -> probe.kind() == kind).toList();
  }

  private static String sentence(Probe probe, String what) {
    String title = probe.title();
    return title.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
        + title.substring(1)
        + " "
        + what
        + ".";
  }
}
