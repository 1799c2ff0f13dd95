package dev.keysend.conformance.rule.request;

import dev.keysend.conformance.request.Meaning;
import dev.keysend.conformance.request.Plan;
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
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A request that the contract forbids is refused. A server that pays what the request plainly means
 * breaks a SHOULD alone; one that pays something else, or where nothing plain is meant, breaks a
 * MUST, and so does one whose answer leaves open whether it paid.
 *
 * @param rule the rule
 * @param probe the request
 * @param mayCostAll whether it may cost all that the wallet holds
 */
public record InvalidRequestCheck(Rule rule, Probe probe, boolean mayCostAll) implements Check {
  private static final Pattern FIELD = Pattern.compile("/properties/([^/]+)");

  static Check of(Probe probe) {
    Meaning meaning = probe.meaning();
    return new InvalidRequestCheck(
        new Rule(
            "refuses-" + probe.id(),
            Group.INVALID,
            Authority.ANY_PAYMENT_SERVER,
            ProbeCheck.sentence(probe, "is refused"),
            probe.exercises().isEmpty()
                ? RequestChecks.OPERATION
                : "contract, " + String.join(", ", probe.exercises()),
            meaning.words()),
        probe,
        probe.mayCostAll());
  }

  @Override
  public boolean needs(Probe each) {
    return each.equals(probe) || (mayCostAll && each.id().equals(Plan.SMALLEST));
  }

  /** The field that a server which pays it as is meant does not look at, if that is meant. */
  public Optional<String> ignores() {
    return probe.meaning().words().equals(Meaning.LEFT_OUT)
        ? probe.exercises().stream()
            .flatMap(pointer -> FIELD.matcher(pointer).results())
            .map(found -> found.group(1))
            .findFirst()
        : Optional.empty();
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
        .orElseGet(() -> Judgement.of(finding(answer).stream().toList()));
  }

  private Optional<Judgement.Finding> finding(Observation answer) {
    return ProbeCheck.acceptance(answer)
        .map(
            text -> {
              boolean asMeant =
                  answer.paid()
                      && answer
                          .body()
                          .filter(shown -> probe.meaning().isPaidBy(asked(answer), shown))
                          .isPresent();
              return new Judgement.Finding(
                  asMeant ? text + ", " + probe.meaning().words() : text + beside(answer),
                  List.of(answer),
                  asMeant);
            });
  }

  private String beside(Observation answer) {
    if (!answer.paid()) {
      return "";
    }
    return probe.meaning().equals(Meaning.NONE)
        ? "; nothing plain can be meant by it"
        : "; it was not " + probe.meaning().words();
  }

  private static JsonNode asked(Observation answer) {
    return answer.draft().body().orElse(MissingNode.getInstance());
  }
}
