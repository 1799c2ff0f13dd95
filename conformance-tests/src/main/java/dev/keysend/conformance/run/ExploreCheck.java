package dev.keysend.conformance.run;

import dev.keysend.conformance.explore.Exploration;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.report.Words;
import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.rule.check.Check;
import dev.keysend.conformance.rule.check.Judgement;
import dev.keysend.conformance.run.observation.Observation;
import dev.keysend.conformance.run.observation.Observations;
import dev.keysend.conformance.setting.Setting;
import dev.keysend.contract.Authority;
import java.util.ArrayList;
import java.util.List;

/** What generated requests have shown, as an additional rule of runs that send them. */
final class ExploreCheck implements Check {
  /** The rule's id. It is in no list of rules, because it only combines them. */
  static final String ID = "explored-requests-keep-the-rules";

  private static final Rule RULE =
      new Rule(
          ID,
          Group.MONEY,
          Authority.ANY_PAYMENT_SERVER,
          "Generated requests and sequences keep the rules, and the balance tells what was paid.",
          "all rules of the kit",
          "a request that breaks the contract is paid as it is plainly meant");

  private volatile Judgement judgement = new Judgement.NotExercised(RunReport.INTERRUPTED);

  /** Nothing was explored. */
  void without(String reason) {
    judgement = new Judgement.NotExercised(reason);
  }

  /** Takes what was found. */
  void explored(Exploration exploration, int count) {
    String repeat =
        "; repeat it with "
            + Setting.EXPLORE.flag()
            + " "
            + count
            + " "
            + Setting.EXPLORE_SEED.flag()
            + " "
            + exploration.seed();
    if (!exploration.findings().isEmpty()) {
      List<Judgement.Finding> findings = new ArrayList<>();
      exploration.findings().forEach(each -> findings.add(finding(each, repeat)));
      judgement = new Judgement.Broken(findings);
    } else if (!exploration.stopped().isEmpty() || !exploration.once().isEmpty()) {
      judgement =
          new Judgement.NotExercised(
              exploration.sent()
                  + " of "
                  + count
                  + " generated requests were sent, and nothing was found that comes again"
                  + (exploration.stopped().isEmpty() ? "" : "; then " + exploration.stopped())
                  + (exploration.once().isEmpty()
                      ? ""
                      : "; once only, so that others may use the wallet: "
                          + exploration.once().get(0))
                  + repeat);
    } else {
      judgement = new Judgement.Kept();
    }
  }

  private static Judgement.Finding finding(Exploration.Finding each, String repeat) {
    StringBuilder text = new StringBuilder(each.problem().text());
    text.append("\nthe smallest that shows it, ")
        .append(each.requests().size() == 1 ? "1 request" : each.requests().size() + " requests")
        .append(repeat);
    int number = 0;
    for (Observation request : each.requests()) {
      text.append("\n  ")
          .append(++number)
          .append(". ")
          .append(Words.start(request.draft().call().body().text()))
          .append(" -> ")
          .append(request.summary());
    }
    return new Judgement.Finding(text.toString(), each.requests(), each.problem().onlyShould());
  }

  @Override
  public Rule rule() {
    return RULE;
  }

  /** None of the plan. */
  @Override
  public boolean needs(Probe probe) {
    return false;
  }

  @Override
  public Judgement judge(Observations seen) {
    return judgement;
  }
}
