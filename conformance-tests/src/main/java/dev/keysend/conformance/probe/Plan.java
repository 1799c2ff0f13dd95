package dev.keysend.conformance.probe;

import dev.keysend.contract.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Every request of a run, in stages: a stage begins when the one before it has ended, and the
 * requests of one stage leave side by side.
 *
 * <p>Payments stand in stages of their own, since each shows the balance that the next one is
 * measured by; the refusals between two of them must leave it alone. What may empty the wallet
 * comes last.
 *
 * @param stages the stages, in order
 */
public record Plan(List<List<Probe>> stages) {
  /** Copies what it is given. */
  public Plan {
    stages = stages.stream().filter(stage -> !stage.isEmpty()).map(List::copyOf).toList();
  }

  /** The plan that exercises everything. */
  public static Plan full(Contract contract, Requests requests) {
    Payments payments = new Payments(requests);
    AccessProbes access = new AccessProbes(requests);
    List<Probe> invalid = new ArrayList<>();
    List<Probe> debatable = new ArrayList<>();
    for (Probe probe : InvalidRequests.of(contract, requests)) {
      (probe.kind() == Kind.INVALID ? invalid : debatable).add(probe);
    }
    return new Plan(
        List.of(
            List.of(
                payments.smallest(
                    "pay-smallest", "a payment of the smallest amount with only what is required")),
            invalid,
            List.of(payments.passThrough()),
            access.denied(),
            List.of(payments.customRecords()),
            List.of(payments.unroutable()),
            List.of(payments.everyField()),
            debatable,
            List.of(payments.upperCaseKey()),
            List.of(access.apiKeyHeader()),
            List.of(payments.emptyObjects()),
            List.of(payments.unknownField()),
            List.of(payments.larger()),
            List.of(payments.otherLayout()),
            List.of(payments.simultaneous(1), payments.simultaneous(2)),
            List.of(payments.smallest("pay-after-both", "a payment after two at once")),
            List.of(payments.excessive()),
            List.of(payments.smallest("pay-after-refusal", "a payment after one was refused")),
            List.of(payments.rival(1), payments.rival(2))));
  }

  /** The plan with only some of its requests. */
  public Plan only(Predicate<Probe> wanted) {
    return new Plan(stages.stream().map(stage -> stage.stream().filter(wanted).toList()).toList());
  }

  /** Every request, in order. */
  public Stream<Probe> probes() {
    return stages.stream().flatMap(List::stream);
  }
}
