package dev.keysend.conformance.rule.request;

import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.rule.check.Check;
import dev.keysend.conformance.rule.check.Diagnosis;
import dev.keysend.conformance.rule.check.Judgement;
import dev.keysend.conformance.rule.check.ProbeCheck;
import dev.keysend.conformance.run.observation.Observation;
import dev.keysend.conformance.run.observation.Observations;
import dev.keysend.contract.Authority;
import java.util.List;
import java.util.Optional;

/**
 * A payment that the documentation neither allows nor forbids is paid. A server that refuses it
 * breaks a SHOULD alone; one whose answer leaves open whether it paid breaks a MUST.
 */
record OptionalPaymentCheck(Rule rule, Probe probe) implements Check {
  static Check of(Probe probe) {
    return new OptionalPaymentCheck(
        new Rule(
            RequestChecks.acceptanceId(probe),
            Group.VALID,
            Authority.ANY_PAYMENT_SERVER,
            ProbeCheck.sentence(probe, "is paid"),
            "not in the keysend documentation",
            "refused"),
        probe);
  }

  @Override
  public boolean needs(Probe each) {
    return each.equals(probe);
  }

  @Override
  public Judgement judge(Observations seen) {
    Optional<Observation> sent = seen.of(probe.id());
    if (sent.isEmpty()) {
      return ProbeCheck.notSent(probe, seen);
    }
    Observation answer = sent.get();
    return Diagnosis.sayingNothing(answer, seen)
        .<Judgement>map(Judgement.NotExercised::new)
        .orElseGet(
            () ->
                Judgement.of(
                    ProbeCheck.refusal(answer)
                        .map(text -> new Judgement.Finding(text, List.of(answer), answer.refused()))
                        .stream()
                        .toList()));
  }
}
