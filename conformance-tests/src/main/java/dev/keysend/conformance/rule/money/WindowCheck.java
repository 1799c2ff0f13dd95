package dev.keysend.conformance.rule.money;

import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.rule.check.Check;
import dev.keysend.conformance.rule.check.Diagnosis;
import dev.keysend.conformance.rule.check.Judgement;
import dev.keysend.conformance.run.observation.Observations;
import dev.keysend.conformance.run.observation.Window;
import java.util.List;
import java.util.function.Function;

/**
 * A rule about the balance, checked on the windows between payments.
 *
 * @param rule the rule
 * @param comparison compares all windows
 */
record WindowCheck(Rule rule, Function<List<Window>, Judgement> comparison) implements Check {
  @Override
  public boolean needs(Probe probe) {
    return true;
  }

  @Override
  public Judgement judge(Observations seen) {
    Judgement judgement = comparison.apply(seen.windows());
    return judgement instanceof Judgement.NotExercised none
        ? Diagnosis.notExercised(this, seen, none.reason())
        : judgement;
  }
}
