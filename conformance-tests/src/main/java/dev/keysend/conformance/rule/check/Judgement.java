package dev.keysend.conformance.rule.check;

import dev.keysend.conformance.run.observation.Observation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The judgement of a check. */
public sealed interface Judgement {
  /** The rule was exercised and kept. */
  record Kept() implements Judgement {}

  /**
   * The rule was broken.
   *
   * @param findings what is wrong, at least one
   */
  record Broken(List<Finding> findings) implements Judgement {}

  /**
   * The rule was not exercised.
   *
   * @param reason why, for people
   */
  record NotExercised(String reason) implements Judgement {}

  /**
   * One problem.
   *
   * @param text what, in words
   * @param shownBy the exchanges that show it
   * @param onlyShould whether only a SHOULD is broken, although the rule is a MUST; the rule says
   *     when that is so
   */
  record Finding(String text, List<Observation> shownBy, boolean onlyShould) {
    /** One that breaks the rule at its level. */
    public Finding(String text, List<Observation> shownBy) {
      this(text, shownBy, false);
    }

    /** What is wrong with a response, as a finding that the response shows. */
    public static Function<Observation, Optional<Finding>> shownBy(
        Function<Observation, Optional<String>> problem) {
      return answer -> problem.apply(answer).map(text -> new Finding(text, List.of(answer)));
    }
  }

  /** Kept if nothing is wrong with any of the responses, else broken. */
  static Judgement of(List<Observation> answers, Function<Observation, Optional<String>> problem) {
    Function<Observation, Optional<Finding>> finding = Finding.shownBy(problem);
    return of(answers.stream().flatMap(answer -> finding.apply(answer).stream()).toList());
  }

  /** Kept if there is no finding, else broken. */
  static Judgement of(List<Finding> findings) {
    return findings.isEmpty() ? new Kept() : new Broken(List.copyOf(findings));
  }
}
