package dev.keysend.conformance.run;

import dev.keysend.conformance.explore.Judge;
import dev.keysend.conformance.explore.Problem;
import dev.keysend.conformance.invariant.LoadedContract;
import dev.keysend.conformance.request.Plan;
import dev.keysend.conformance.request.Requests;
import dev.keysend.conformance.rule.check.Check;
import dev.keysend.conformance.rule.check.Judgement;
import dev.keysend.conformance.rule.suite.Suite;
import dev.keysend.conformance.run.observation.Observations;
import dev.keysend.contract.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies the rules of the kit to a scenario. Rules about planned requests find none and report
 * nothing.
 */
final class RulesOfScenario implements Judge {
  /** Rules remember what they have read, so they are recreated now and then. */
  private static final int SCENARIOS_PER_SUITE = 50;

  private final LoadedContract loaded;
  private final Requests requests;
  private final boolean strict;
  private List<Check> checks = List.of();
  private int scenarios;

  RulesOfScenario(LoadedContract loaded, Requests requests, boolean strict) {
    this.loaded = loaded;
    this.requests = requests;
    this.strict = strict;
  }

  @Override
  public List<Problem> problems(Observations seen) {
    if (scenarios++ % SCENARIOS_PER_SUITE == 0) {
      Plan plan = Plan.full(loaded.contract(), requests);
      checks = new Suite(loaded, plan, requests.keys()).checks();
    }
    List<Problem> problems = new ArrayList<>();
    for (Check check : checks) {
      if (check.judge(seen) instanceof Judgement.Broken broken
          && (strict || check.rule().level() == Level.MUST)) {
        broken.findings().stream()
            .filter(finding -> strict || !finding.onlyShould())
            .findFirst()
            .ifPresent(
                finding ->
                    problems.add(
                        new Problem(
                            check.rule().id(),
                            check.rule().id() + ": " + finding.text(),
                            finding.shownBy())));
      }
    }
    return problems;
  }
}
