package dev.keysend.conformance.check;

import dev.keysend.conformance.probe.Fields;
import dev.keysend.conformance.probe.Observation;
import dev.keysend.conformance.probe.Observations;
import dev.keysend.conformance.probe.Probe;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.contract.Authority;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The rules about what distinguishes one payment from another, and what one wallet keeps. */
final class IdentityChecks {
  private IdentityChecks() {}

  static List<Check> all() {
    return List.of(
        distinct(
            "transaction-ids-differ", "transaction's id", Fields.TRANSACTION_ID, "recorded 201"),
        distinct("payment-ids-differ", "Lightning payment's id", Fields.PAYMENT_ID, "recorded 201"),
        distinct("preimages-differ", "preimage", Fields.PREIMAGE, "bLIP-3"),
        same("wallet-id-stays", "id", Fields.WALLET_ID),
        same("wallet-creation-time-stays", "time of creation", Fields.WALLET_CREATED_AT));
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
            "A wallet's " + what + " is the same in every answer.",
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

  /** What is wrong with the values of a field in all payments, given who shows which. */
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
