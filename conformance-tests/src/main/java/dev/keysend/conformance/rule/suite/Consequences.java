package dev.keysend.conformance.rule.suite;

import dev.keysend.conformance.rule.check.Check;
import dev.keysend.conformance.rule.check.Judgement;
import dev.keysend.conformance.rule.check.ProbeCheck;
import dev.keysend.conformance.run.observation.Observation;
import dev.keysend.conformance.run.observation.Observations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which broken rules break other rules as well, so that the kit reports one fault once. */
public final class Consequences {
  private static final String AMOUNT = "amount-is-requested-amount";
  private static final String DESTINATION = "destination-is-requested-destination";
  private static final String FALLS = "balance-falls-by-amount";
  private static final String AT_ONCE = "balance-counts-payments-at-once";
  private static final String SMALLEST = "accepts-smallest";

  /** For each rule, the rules that explain its failure, the likeliest first. */
  private static final Map<String, List<String>> CAUSES =
      Map.of(
          "payment-request-names-destination-and-amount",
          List.of(AMOUNT, DESTINATION),
          "memo-names-amount-and-destination",
          List.of(AMOUNT, DESTINATION),
          "label-names-amount-and-destination",
          List.of(AMOUNT, DESTINATION),
          "refuses-wrong-api-key",
          List.of("refuses-wrong-api-key-header"),
          "wallet-updated-now",
          List.of("wallet-updated-after-created"),
          AT_ONCE,
          List.of(FALLS),
          "refuses-more-than-balance",
          List.of(FALLS),
          "refuses-amount-that-wraps",
          List.of("refuses-more-than-balance"),
          "refuses-spending-twice",
          List.of(FALLS, AT_ONCE));

  private final Map<String, Check> checks;

  /** Makes them from every check of the kit. */
  public Consequences(List<Check> all) {
    this.checks = new LinkedHashMap<>();
    all.forEach(check -> checks.put(check.rule().id(), check));
  }

  /** The judgement, or that it is a consequence of another rule. */
  public Judgement named(Check check, Judgement judgement, Observations seen) {
    if (!(judgement instanceof Judgement.Broken broken)) {
      return judgement;
    }
    return CAUSES.getOrDefault(check.rule().id(), List.of()).stream()
        .filter(cause -> checks.get(cause).judge(seen) instanceof Judgement.Broken)
        .findFirst()
        .or(() -> refusedAsTheSmallest(check, broken, seen))
        .or(() -> ignoredAsAnother(check, broken, seen))
        .<Judgement>map(
            cause -> new Judgement.NotExercised("a consequence of " + cause + ", which is broken"))
        .orElse(judgement);
  }

  /**
   * A payment that is refused with the same message as the smallest one is refused for the same
   * reason.
   */
  private Optional<String> refusedAsTheSmallest(
      Check check, Judgement.Broken broken, Observations seen) {
    if (!check.isAboutPayments()
        || check.rule().id().equals(SMALLEST)
        || !(checks.get(SMALLEST).judge(seen) instanceof Judgement.Broken smallest)) {
      return Optional.empty();
    }
    Set<String> words = summaries(smallest);
    return words.containsAll(summaries(broken)) ? Optional.of(SMALLEST) : Optional.empty();
  }

  /** A server that ignores a field ignores every value of it. */
  private Optional<String> ignoredAsAnother(
      Check check, Judgement.Broken broken, Observations seen) {
    Optional<String> field = ignoredField(check);
    if (field.isEmpty() || !broken.findings().stream().allMatch(Judgement.Finding::onlyShould)) {
      return Optional.empty();
    }
    return checks.values().stream()
        .takeWhile(other -> other != check)
        .filter(
            other ->
                ignoredField(other).equals(field) && other.judge(seen) instanceof Judgement.Broken)
        .map(other -> other.rule().id())
        .findFirst();
  }

  private static Optional<String> ignoredField(Check check) {
    return check instanceof ProbeCheck each
        ? each.probes().stream().flatMap(probe -> probe.ignoredField().stream()).findFirst()
        : Optional.empty();
  }

  private static Set<String> summaries(Judgement.Broken broken) {
    return broken.findings().stream()
        .flatMap(finding -> finding.shownBy().stream())
        .map(Observation::summary)
        .collect(Collectors.toSet());
  }
}
