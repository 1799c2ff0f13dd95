package dev.keysend.conformance.check;

import dev.keysend.conformance.probe.Observation;
import dev.keysend.conformance.probe.Observations;
import dev.keysend.conformance.probe.Probe;
import dev.keysend.conformance.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A rule about what comes of certain requests. It is exercised only if all of them left, and were
 * not turned away for another reason than the rule's.
 *
 * @param rule the rule
 * @param probes the requests
 * @param problem what is wrong with what came of one of them, if anything
 */
record ProbeCheck(Rule rule, List<Probe> probes, Function<Observation, Optional<String>> problem)
    implements Check {
  @Override
  public boolean needs(Probe probe) {
    return probes.contains(probe);
  }

  @Override
  public Judgement judge(Observations seen) {
    List<Judgement.Finding> findings = new ArrayList<>();
    for (Probe probe : probes) {
      Optional<Observation> observation = seen.of(probe.id());
      if (observation.isEmpty()) {
        return notSent(probe, seen);
      }
      Optional<String> nothing = Diagnosis.sayingNothing(observation.get(), seen);
      if (nothing.isPresent()) {
        return new Judgement.NotExercised(nothing.get());
      }
      problem
          .apply(observation.get())
          .ifPresent(text -> findings.add(new Judgement.Finding(text, List.of(observation.get()))));
    }
    return Judgement.of(findings);
  }

  /** The judgement for want of a request that did not leave. */
  static Judgement notSent(Probe probe, Observations seen) {
    return new Judgement.NotExercised(
        seen.reasonWithheld(probe.id()).orElse(probe.id() + " was not sent"));
  }
}
