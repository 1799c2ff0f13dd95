package dev.keysend.conformance.probe;

import dev.keysend.conformance.target.Exchange;
import dev.keysend.conformance.target.Gate;
import java.util.List;
import java.util.Optional;

/** Sends the requests of a plan. */
public final class PlanRunner {
  private final Gate gate;

  /** Makes one that sends through a gate. */
  public PlanRunner(Gate gate) {
    this.gate = gate;
  }

  /** Sends every request that the spending cap lets leave. */
  public Observations run(Plan plan) {
    Observations seen = new Observations();
    for (List<Probe> stage : plan.stages()) {
      for (Probe probe : stage) {
        send(probe, seen);
      }
    }
    return seen;
  }

  private void send(Probe probe, Observations seen) {
    Draft draft = probe.draft().apply(seen);
    Optional<Exchange> exchange = gate.send(draft.call());
    if (exchange.isPresent()) {
      seen.add(new Observation(probe, draft, exchange.get()));
    } else {
      seen.withhold(
          probe,
          probe.id()
              + " would cost up to "
              + draft.call().worstCase()
              + " sats, and the cap of "
              + gate.cap().limit()
              + " leaves less");
    }
  }
}
