package dev.keysend.conformance.probe;

import java.util.List;
import java.util.stream.Stream;

/**
 * Every request of a run, in stages: a stage begins when the one before it has ended, and the
 * requests of one stage may leave side by side.
 *
 * @param stages the stages, in order
 */
public record Plan(List<List<Probe>> stages) {
  /** The plan that exercises everything. */
  public static Plan full(Requests requests) {
    return new Plan(
        List.of(
            List.of(
                new Probe(
                    "pay-smallest",
                    "A payment of the smallest amount, with nothing but what is required",
                    Kind.PAYMENT,
                    seen -> requests.draft(requests.minimal(1)))),
            List.of(
                new Probe(
                    "missing-amount",
                    "A payment without an amount",
                    Kind.INVALID,
                    seen -> requests.draft(requests.minimal(1).without(List.of(Fields.AMOUNT)))),
                new Probe(
                    "pay-unroutable",
                    "A payment to a node that no payment reaches",
                    Kind.UNROUTABLE,
                    seen -> requests.draft(requests.unroutable(1))))));
  }

  /** Every request, in order. */
  public Stream<Probe> probes() {
    return stages.stream().flatMap(List::stream);
  }
}
