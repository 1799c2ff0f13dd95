package dev.keysend.conformance.rule.check;

import dev.keysend.conformance.request.Plan;
import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.run.observation.Observation;
import dev.keysend.conformance.run.observation.Observations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A rule about the results of certain requests. It is exercised only if all of them were sent and
 * none was refused for another reason.
 */
public final class ProbeCheck implements Check {
  private final Rule rule;
  private final List<Probe> probes;
  private final Function<Observation, Optional<Judgement.Finding>> finding;
  private final boolean mayCostAll;

  private ProbeCheck(
      Rule rule, List<Probe> probes, Function<Observation, Optional<Judgement.Finding>> finding) {
    this.rule = rule;
    this.probes = List.copyOf(probes);
    this.finding = finding;
    this.mayCostAll = probes.stream().anyMatch(Probe::mayCostAll);
  }

  /**
   * A rule that each of some requests can break.
   *
   * @param finding what is wrong with the result of one of them, if anything
   */
  public static ProbeCheck findings(
      Rule rule, List<Probe> probes, Function<Observation, Optional<Judgement.Finding>> finding) {
    return new ProbeCheck(rule, probes, finding);
  }

  /**
   * A rule that each of some requests can break, always at its level.
   *
   * @param problem what is wrong with the result of one of them, if anything
   */
  public static ProbeCheck problems(
      Rule rule, List<Probe> probes, Function<Observation, Optional<String>> problem) {
    return new ProbeCheck(rule, probes, Judgement.Finding.shownBy(problem));
  }

  @Override
  public Rule rule() {
    return rule;
  }

  /** The requests that the rule is about. */
  public List<Probe> probes() {
    return probes;
  }

  /** A request that may cost the whole balance needs the payment that shows the balance. */
  @Override
  public boolean needs(Probe probe) {
    return probes.contains(probe) || (mayCostAll && probe.id().equals(Plan.SMALLEST));
  }

  @Override
  public boolean isAboutPayments() {
    return probes.stream().allMatch(probe -> probe.kind().isPayable());
  }

  @Override
  public Judgement judge(Observations seen) {
    List<Judgement.Finding> findings = new ArrayList<>();
    for (Probe probe : probes) {
      Optional<Observation> observation = seen.of(probe.id());
      if (observation.isEmpty()) {
        return new Judgement.NotExercised(
            seen.reasonWithheld(probe.id()).orElse(probe.id() + " was not sent"));
      }
      Optional<String> nothing = Diagnosis.sayingNothing(observation.get(), seen);
      if (nothing.isPresent()) {
        return new Judgement.NotExercised(nothing.get());
      }
      finding.apply(observation.get()).ifPresent(findings::add);
    }
    return Judgement.of(findings);
  }

  /** What is wrong with the response to a request that must be paid, if anything. */
  public static Optional<String> refusal(Observation seen) {
    return seen.paid()
        ? Optional.empty()
        : Optional.of("expected a payment, but got " + seen.summary());
  }

  /** What is wrong with the response to a request that must be refused, if anything. */
  public static Optional<String> acceptance(Observation seen) {
    return seen.refused()
        ? Optional.empty()
        : Optional.of("expected a refusal, but got " + seen.summary());
  }
}
