package dev.keysend.conformance.check;

import dev.keysend.conformance.probe.Observation;
import dev.keysend.conformance.probe.Observations;
import dev.keysend.conformance.probe.Probe;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.target.Answer;
import dev.keysend.conformance.target.Redactor;
import dev.keysend.contract.Authority;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** No answer gives the API key away, in its headers or in its body. */
final class SecretCheck implements Check {
  private static final Rule RULE =
      new Rule(
          "api-key-stays-secret",
          Group.ACCESS,
          Authority.ANY_PAYMENT_SERVER,
          "No answer contains the API key.",
          "good practice for secrets, RFC 9110 section 17.16");

  private final String apiKey;

  SecretCheck(String apiKey) {
    this.apiKey = apiKey;
  }

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public boolean needs(Probe probe) {
    return true;
  }

  @Override
  public Judgement judge(Observations seen) {
    if (!Redactor.isUnmistakable(apiKey)) {
      return new Judgement.NotExercised("the API key is too short to tell from other text");
    }
    Redactor redactor = new Redactor(Map.of(apiKey, ""));
    List<Judgement.Finding> findings = new ArrayList<>();
    for (Observation each : seen.where(observation -> true)) {
      each.exchange()
          .answer()
          .map(SecretCheck::text)
          .filter(redactor::finds)
          .ifPresent(
              text ->
                  findings.add(
                      new Judgement.Finding("the answer contains the API key", List.of(each))));
    }
    return Judgement.of(findings);
  }

  private static String text(Answer answer) {
    StringBuilder text = new StringBuilder(answer.body().text());
    answer.headers().forEach(header -> text.append('\n').append(header.value()));
    return text.toString();
  }
}
