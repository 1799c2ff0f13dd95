package dev.keysend.conformance.rule.check;

import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.run.observation.Observation;
import dev.keysend.conformance.run.observation.Observations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
public record ProbeCheck(
    Rule rule, List<Probe> probes, Function<Observation, Optional<String>> problem)
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
  public static Judgement notSent(Probe probe, Observations seen) {
    return new Judgement.NotExercised(
        seen.reasonWithheld(probe.id()).orElse(probe.id() + " was not sent"));
  }

  /** What is wrong with an answer where a payment was to be paid, if anything. */
  public static Optional<String> refusal(Observation seen) {
    return seen.paid()
        ? Optional.empty()
        : Optional.of("expected a payment, but got " + seen.summary());
  }

  /** What is wrong with an answer where a request was to be refused, if anything. */
  public static Optional<String> acceptance(Observation seen) {
    return seen.refused()
        ? Optional.empty()
        : Optional.of("expected a refusal, but got " + seen.summary());
  }

  /** A rule's sentence about one request: its title, and what is to come of it. */
  public static String sentence(Probe probe, String what) {
    String title = probe.title();
    return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1) + " " + what + ".";
  }
}
