package dev.keysend.conformance.rule.check;

import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.run.observation.Observation;
import dev.keysend.conformance.run.observation.Observations;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A rule about every response of one kind.
 *
 * @param rule the rule
 * @param subject the responses, in words
 * @param asked the requests that may get such a response
 * @param sort selects the responses
 * @param problem what is wrong with a response, if anything
 */
public record AnswerCheck(
    Rule rule,
    String subject,
    Predicate<Probe> asked,
    Predicate<Observation> sort,
    Function<Observation, Optional<String>> problem)
    implements Check {
  @Override
  public boolean needs(Probe probe) {
    return asked.test(probe);
  }

  @Override
  public Judgement judge(Observations seen) {
    List<Observation> answers =
        seen.where(
            each ->
                needs(each.probe())
                    && sort.test(each)
                    && Diagnosis.sayingNothing(each, seen).isEmpty());
    if (answers.isEmpty()) {
      return Diagnosis.notExercised(this, seen, "there was no " + subject);
    }
    return Judgement.of(answers, problem);
  }
}
