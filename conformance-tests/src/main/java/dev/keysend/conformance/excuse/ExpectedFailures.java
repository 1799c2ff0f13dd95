package dev.keysend.conformance.excuse;

import dev.keysend.conformance.report.ExpectedFailure;
import dev.keysend.conformance.report.ExpectedFailure.State;
import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.RuleResult;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.setting.RunSettings;
import dev.keysend.conformance.setting.Setting;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The failures that a run expects. Immutable and thread-safe. */
public final class ExpectedFailures {
  private final Map<String, ExpectedFailure> byRule;
  private final LocalDate today;

  private ExpectedFailures(Map<String, ExpectedFailure> byRule, LocalDate today) {
    this.byRule = byRule;
    this.today = today;
  }

  /**
   * Reads them from the file that the settings name; none without a file.
   *
   * @param rules every rule of the kit
   * @param today the day of the run
   * @throws dev.keysend.conformance.setting.UsageException if the file cannot be used; the message
   *     names the line
   */
  public static ExpectedFailures of(
      RunSettings settings, Supplier<List<Rule>> rules, LocalDate today) {
    Map<String, ExpectedFailure> byRule = new LinkedHashMap<>();
    Optional<Path> file = settings.path(Setting.EXPECTED_FAILURES);
    if (file.isPresent()) {
      new ExpectedFailuresFile(file.get())
          .read(rules.get())
          .forEach(each -> byRule.put(each.rule(), each));
    }
    return new ExpectedFailures(byRule, today);
  }

  /**
   * The result, taking expected failures into account. A result that is not a failure stays
   * unchanged.
   */
  public RuleResult excuse(RuleResult result) {
    Optional<ExpectedFailure> expected =
        Optional.ofNullable(byRule.get(result.rule().id()))
            .filter(each -> result.outcome() == Outcome.FAILED && !hasExpired(each));
    return expected
        .map(
            each ->
                new RuleResult(
                    result.rule(),
                    Outcome.EXCUSED,
                    "expected"
                        + each.until().map(day -> " until " + day).orElse("")
                        + ": "
                        + each.reason()
                        + "\n"
                        + result.reason(),
                    result.cost(),
                    result.evidence(),
                    result.duration()))
        .orElse(result);
  }

  /** The state of each after a run, in the order of the file. */
  public List<ExpectedFailure> heldAgainst(List<RuleResult> results) {
    List<ExpectedFailure> held = new ArrayList<>();
    for (ExpectedFailure each : byRule.values()) {
      State state =
          results.stream()
              .filter(result -> result.rule().id().equals(each.rule()))
              .findFirst()
              .map(result -> state(each, result.outcome()))
              .orElse(State.UNKNOWN);
      held.add(new ExpectedFailure(each.rule(), each.reason(), each.until(), each.place(), state));
    }
    return held;
  }

  private State state(ExpectedFailure each, Outcome outcome) {
    if (outcome == Outcome.PASSED) {
      return State.KEPT;
    }
    if (hasExpired(each)) {
      return State.EXPIRED;
    }
    return outcome == Outcome.NOT_EXERCISED || outcome == Outcome.ERROR
        ? State.UNKNOWN
        : State.HELD;
  }

  private boolean hasExpired(ExpectedFailure each) {
    return each.until().filter(today::isAfter).isPresent();
  }
}
