package dev.keysend.conformance.check;

import dev.keysend.conformance.probe.Observation;
import dev.keysend.conformance.probe.Observations;
import dev.keysend.conformance.probe.Probe;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
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
            RequestChecks.sentence(probe, "is paid"),
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
                    RequestChecks.refusal(answer)
                        .map(text -> new Judgement.Finding(text, List.of(answer), answer.refused()))
                        .stream()
                        .toList()));
  }
}
