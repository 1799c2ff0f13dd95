package dev.keysend.conformance.rule.identity;

import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.rule.check.Check;
import dev.keysend.conformance.rule.check.Judgement;
import dev.keysend.conformance.run.observation.Observation;
import dev.keysend.conformance.run.observation.Observations;
import dev.keysend.contract.Authority;
import java.util.ArrayList;
import java.util.List;

/** A wallet's time of change never goes back. Parallel responses can come in any order. */
final class ChangesInOrderCheck implements Check {
  private static final Rule RULE =
      new Rule(
          "wallet-changes-in-order",
          Group.IDENTITY,
          Authority.DOCUMENTATION_2020,
          "A wallet's time of change does not go back from one payment to a later one.",
          "recorded 201");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public boolean needs(Probe probe) {
    return probe.kind().isPayable();
  }

  @Override
  public Judgement judge(Observations seen) {
    List<Judgement.Finding> findings = new ArrayList<>();
    long latest = 0;
    for (List<Observation> stage : seen.stages()) {
      long before = latest;
      for (Observation paid : stage.stream().filter(Observation::paid).toList()) {
        long changed = paid.at("/wal/updated_at").asLong(0);
        if (changed < before) {
          findings.add(
              new Judgement.Finding(changed + " comes after " + before, List.of(paid)));
        }
        latest = Math.max(latest, changed);
      }
    }
    return latest == 0
        ? new Judgement.NotExercised("there was no payment")
        : Judgement.of(findings);
  }
}
