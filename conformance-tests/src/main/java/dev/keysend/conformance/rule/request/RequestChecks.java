package dev.keysend.conformance.rule.request;

import dev.keysend.conformance.request.Kind;
import dev.keysend.conformance.request.Meaning;
import dev.keysend.conformance.request.Plan;
import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.rule.check.Check;
import dev.keysend.conformance.rule.check.Judgement.Finding;
import dev.keysend.conformance.rule.check.ProbeCheck;
import dev.keysend.conformance.run.observation.Observation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The rules that requests are sent for: valid ones are paid, others are refused. */
public final class RequestChecks {
  private RequestChecks() {}

  /** The rules of the planned requests with valid permission. */
  public static List<Check> all(Plan plan) {
    List<Check> checks = new ArrayList<>();
    checks.addAll(of(plan, Kind.PAYMENT, Finding.shownBy(ProbeCheck::refusal)));
    checks.addAll(of(plan, Kind.SIMULTANEOUS, Finding.shownBy(ProbeCheck::refusal)));
    checks.addAll(of(plan, Kind.OPTIONAL_PAYMENT, RequestChecks::refusalOfOptional));
    checks.addAll(of(plan, Kind.INVALID, RequestChecks::acceptanceOfInvalid));
    return checks;
  }

  /** The rules about requests by senders who may not pay. */
  public static List<Check> denied(Plan plan) {
    return of(plan, Kind.DENIED, Finding.shownBy(ProbeCheck::acceptance));
  }

  /** A check for each rule that requests of a kind are sent for. */
  private static List<Check> of(
      Plan plan, Kind kind, Function<Observation, Optional<Finding>> finding) {
    Map<Rule, List<Probe>> requests = new LinkedHashMap<>();
    for (Probe probe : plan.of(kind)) {
      probe
          .rule()
          .ifPresent(rule -> requests.computeIfAbsent(rule, none -> new ArrayList<>()).add(probe));
    }
    List<Check> checks = new ArrayList<>();
    requests.forEach((rule, probes) -> checks.add(ProbeCheck.findings(rule, probes, finding)));
    return checks;
  }

  /**
   * A server that refuses a request that the documentation neither allows nor forbids breaks only a
   * SHOULD. If its response leaves open whether it paid, it breaks a MUST.
   */
  private static Optional<Finding> refusalOfOptional(Observation answer) {
    return ProbeCheck.refusal(answer)
        .map(text -> new Finding(text, List.of(answer), answer.refused()));
  }

  /**
   * A server that pays what a forbidden request plainly means breaks only a SHOULD. It breaks a
   * MUST if it pays something else, if the request has no plain meaning, or if its response leaves
   * open whether it paid.
   */
  private static Optional<Finding> acceptanceOfInvalid(Observation answer) {
    Meaning meaning = answer.probe().meaning();
    return ProbeCheck.acceptance(answer)
        .map(
            text -> {
              boolean asMeant =
                  answer.paid()
                      && answer
                          .body()
                          .filter(shown -> meaning.isPaidBy(asked(answer), shown))
                          .isPresent();
              return new Finding(
                  asMeant ? text + ", " + meaning.words() : text + beside(answer, meaning),
                  List.of(answer),
                  asMeant);
            });
  }

  private static String beside(Observation answer, Meaning meaning) {
    if (!answer.paid()) {
      return "";
    }
    return meaning.equals(Meaning.NONE)
        ? "; the request has no plain meaning that a server could pay"
        : "; its response does not show that it was " + meaning.words();
  }

  private static JsonNode asked(Observation answer) {
    return answer.draft().body().orElse(MissingNode.getInstance());
  }
}
