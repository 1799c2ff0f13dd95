package dev.keysend.conformance.rule.identity;

import dev.keysend.conformance.request.Fields;
import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.rule.check.AnswerCheck;
import dev.keysend.conformance.rule.check.Check;
import dev.keysend.conformance.rule.check.Diagnosis;
import dev.keysend.conformance.rule.check.Judgement;
import dev.keysend.conformance.run.observation.Observation;
import dev.keysend.conformance.run.observation.Observations;
import dev.keysend.contract.Authority;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The rules about what differs between payments and what stays the same for a wallet. */
public final class IdentityChecks {
  private IdentityChecks() {}

  /** The rules about what distinguishes payments and wallets. */
  public static List<Check> all() {
    List<Check> checks = new ArrayList<>();
    checks.add(framing());
    checks.addAll(distinguishing());
    checks.addAll(LeakChecks.all());
    return checks;
  }

  private static Check framing() {
    return new AnswerCheck(
        new Rule(
            "answers-keep-their-framing",
            Group.IDENTITY,
            Authority.ANY_PAYMENT_SERVER,
            "Every response has the length and encoding that its headers say, and nothing"
                + " follows it.",
            "RFC 9112, section 6.3; RFC 9110, section 8.4"),
        "answer",
        probe -> true,
        seen -> seen.exchange().answer().isPresent(),
        seen ->
            seen.exchange()
                .answer()
                .map(answer -> answer.framingProblem())
                .filter(problem -> !problem.isEmpty())
                .map(problem -> "HTTP " + seen.status() + " came, but " + problem));
  }

  private static List<Check> distinguishing() {
    return List.of(
        distinct("transaction-ids-differ", "transaction id", Fields.TRANSACTION_ID, "recorded 201"),
        distinct("payment-ids-differ", "Lightning payment id", Fields.PAYMENT_ID, "recorded 201"),
        distinct("preimages-differ", "preimage", Fields.PREIMAGE, "bLIP-3"),
        same("wallet-id-stays", "id", Fields.WALLET_ID),
        same("wallet-creation-time-stays", "creation time", Fields.WALLET_CREATED_AT));
  }

  private static Check distinct(String id, String what, String pointer, String source) {
    return new AcrossPayments(
        new Rule(
            id,
            Group.IDENTITY,
            Authority.DOCUMENTATION_2020,
            "No two payments have the same " + what + ".",
            source),
        pointer,
        values -> {
          List<Judgement.Finding> findings = new ArrayList<>();
          values.forEach(
              (value, seen) -> {
                if (seen.size() > 1) {
                  findings.add(
                      new Judgement.Finding(
                          seen.size() + " payments have the " + what + " " + value, seen));
                }
              });
          return findings;
        });
  }

  private static Check same(String id, String what, String pointer) {
    return new AcrossPayments(
        new Rule(
            id,
            Group.IDENTITY,
            Authority.DOCUMENTATION_2020,
            "A wallet's " + what + " is the same in every response.",
            "recorded 201"),
        pointer,
        values ->
            values.size() < 2
                ? List.of()
                : List.of(
                    new Judgement.Finding(
                        "the wallet's " + what + " was " + String.join(", then ", values.keySet()),
                        values.values().stream().map(seen -> seen.get(0)).toList())));
  }

  /** What is wrong with the values of a field in all payments, by value. */
  private interface Comparison {
    List<Judgement.Finding> findings(Map<String, List<Observation>> values);
  }

  private record AcrossPayments(Rule rule, String pointer, Comparison comparison) implements Check {
    @Override
    public boolean needs(Probe probe) {
      return probe.kind().isPayable();
    }

    @Override
    public Judgement judge(Observations seen) {
      Map<String, List<Observation>> values = new LinkedHashMap<>();
      int payments = 0;
      for (Observation payment : seen.where(Observation::paid)) {
        JsonNode value = payment.at(pointer);
        if (!value.isMissingNode()) {
          payments++;
          values.computeIfAbsent(value.toString(), key -> new ArrayList<>()).add(payment);
        }
      }
      return payments < 2
          ? Diagnosis.notExercised(this, seen, "there were no two payments to compare")
          : Judgement.of(comparison.findings(values));
    }
  }
}
