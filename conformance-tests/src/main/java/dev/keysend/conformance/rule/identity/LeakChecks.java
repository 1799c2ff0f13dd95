package dev.keysend.conformance.rule.identity;

import dev.keysend.conformance.request.Fields;
import dev.keysend.conformance.request.Plan;
import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.request.ValueMatrix;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.rule.check.Check;
import dev.keysend.conformance.rule.check.Diagnosis;
import dev.keysend.conformance.rule.check.Judgement;
import dev.keysend.conformance.run.observation.Observation;
import dev.keysend.conformance.run.observation.Observations;
import dev.keysend.contract.Authority;
import dev.keysend.contract.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The rules about what one payment reveals about another. */
final class LeakChecks {
  private static final String PREIMAGE = "[0-9a-f]{64}";

  /** Long enough not to be in a response by chance, and written the same way everywhere. */
  private static final Pattern TELLING = Pattern.compile("[0-9A-Za-z]{16,}");

  /** Sixteen digits are eight bytes, which do not repeat by chance. */
  private static final int QUARTER = 16;

  private LeakChecks() {}

  static List<Check> all() {
    return List.of(
        new AcrossPayments(
            new Rule(
                "answers-hold-own-data-alone",
                Group.IDENTITY,
                Authority.ANY_PAYMENT_SERVER,
                "No response contains data, a custom record or the preimage of another payment.",
                "keysend documentation, passThru, custom_records"),
            LeakChecks::foreignData),
        new AcrossPayments(
            new Rule(
                "preimages-tell-nothing-of-others",
                Group.IDENTITY,
                Authority.ANY_PAYMENT_SERVER,
                "No preimage shares a quarter of its digits with another, or is the hash of another"
                    + " or of a value in its response.",
                "bLIP-3"),
            (payments, seen) -> relatedPreimages(payments)));
  }

  private static List<Judgement.Finding> foreignData(
      List<Observation> payments, Observations seen) {
    List<Judgement.Finding> findings = new ArrayList<>();
    List<Observation> all = seen.where(each -> true);
    for (Observation payment : payments) {
      foreign(payment, all).ifPresent(findings::add);
    }
    Map<String, Observation> texts = tellingTexts(all);
    for (Observation other : seen.where(each -> !each.paid())) {
      foreignText(other, texts).ifPresent(findings::add);
    }
    return findings;
  }

  /** The preimages and the data by which a response that shows them is recognized. */
  private static Map<String, Observation> tellingTexts(List<Observation> all) {
    Map<String, Observation> texts = new LinkedHashMap<>();
    for (Observation each : all) {
      if (each.paid() && preimage(each).matches(PREIMAGE)) {
        texts.put(preimage(each), each);
      }
      for (String field : ValueMatrix.places().keySet()) {
        for (JsonNode value : asked(each).path(field).values()) {
          if (value.isString() && TELLING.matcher(value.stringValue()).matches()) {
            texts.putIfAbsent(value.stringValue(), each);
          }
        }
      }
    }
    return texts;
  }

  /** No response to a request that was not paid may show a payment's proof or data. */
  private static Optional<Judgement.Finding> foreignText(
      Observation other, Map<String, Observation> texts) {
    String shown = other.exchange().answer().map(answer -> answer.body().text()).orElse("");
    String own = Json.write(asked(other));
    return texts.entrySet().stream()
        .filter(each -> shown.contains(each.getKey()) && !own.contains(each.getKey()))
        .findFirst()
        .map(
            each ->
                new Judgement.Finding(
                    "the response to "
                        + other.probe().title()
                        + " has the preimage or the data of "
                        + each.getValue().probe().title(),
                    List.of(each.getValue(), other)));
  }

  private static Optional<Judgement.Finding> foreign(Observation payment, List<Observation> all) {
    for (Map.Entry<String, String> place : ValueMatrix.places().entrySet()) {
      JsonNode own = asked(payment).path(place.getKey());
      if (!own.isMissingNode() && !own.isObject()) {
        continue; // Another rule checks what was taken.
      }
      for (Map.Entry<String, JsonNode> shown : payment.at(place.getValue()).properties()) {
        if (own.has(shown.getKey())) {
          continue;
        }
        for (Observation other : all) {
          JsonNode theirs = asked(other).path(place.getKey()).path(shown.getKey());
          if (theirs.equals(shown.getValue())) {
            return Optional.of(
                new Judgement.Finding(
                    "the response to "
                        + payment.probe().title()
                        + " has \""
                        + shown.getKey()
                        + "\" in "
                        + place.getKey()
                        + ", which only "
                        + other.probe().title()
                        + " sent",
                    List.of(payment, other)));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static JsonNode asked(Observation payment) {
    return payment.draft().body().orElse(MissingNode.getInstance());
  }

  private static List<Judgement.Finding> relatedPreimages(List<Observation> payments) {
    List<Judgement.Finding> findings = new ArrayList<>();
    Map<String, Observation> byPart = new HashMap<>();
    Map<String, Observation> byHash = new HashMap<>();
    for (Observation payment : payments) {
      String preimage = preimage(payment);
      if (preimage.matches(PREIMAGE)) {
        byHash.put(sha256(HexFormat.of().parseHex(preimage)), payment);
        byHash.put(sha256(preimage.getBytes(StandardCharsets.US_ASCII)), payment);
      }
    }
    for (Observation payment : payments) {
      String preimage = preimage(payment);
      if (!preimage.matches(PREIMAGE)) {
        continue;
      }
      if (isHashOfShown(payment, preimage)) {
        findings.add(
            new Judgement.Finding(
                "the preimage is the SHA-256 of a value in the same response", List.of(payment)));
      }
      Optional.ofNullable(byHash.get(preimage))
          .ifPresent(
              other ->
                  findings.add(
                      new Judgement.Finding(
                          "the preimage of one payment is the hash of another's",
                          List.of(other, payment))));
      for (int at = 0; at < preimage.length(); at += QUARTER) {
        String part = preimage.substring(at, at + QUARTER);
        Observation other = byPart.putIfAbsent(part, payment);
        if (other != null && (other == payment || !preimage(other).equals(preimage))) {
          findings.add(
              new Judgement.Finding(
                  other == payment
                      ? "a preimage repeats the digits " + part
                      : "the preimages of two payments share the digits " + part,
                  other == payment ? List.of(payment) : List.of(other, payment)));
          break;
        }
      }
    }
    return findings;
  }

  /** Whoever reads such a value, such as an id in a log, can take the payment. */
  private static boolean isHashOfShown(Observation payment, String preimage) {
    return payment.body().stream()
        .flatMap(LeakChecks::values)
        .anyMatch(value -> sha256(value.getBytes(StandardCharsets.UTF_8)).equals(preimage));
  }

  private static Stream<String> values(JsonNode node) {
    return node.isContainer()
        ? node.values().stream().flatMap(LeakChecks::values)
        : Stream.of(node.asString(""));
  }

  private static String preimage(Observation payment) {
    return payment.at(Fields.PREIMAGE).asString("");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private interface Comparison {
    List<Judgement.Finding> findings(List<Observation> payments, Observations seen);
  }

  private record AcrossPayments(Rule rule, Comparison comparison) implements Check {
    @Override
    public boolean needs(Probe probe) {
      return probe.kind().isPayable() || probe.id().equals(Plan.REFUSED_WITH_DATA);
    }

    @Override
    public Judgement judge(Observations seen) {
      List<Observation> payments = seen.where(Observation::paid);
      return payments.size() < 2
          ? Diagnosis.notExercised(this, seen, "there were no two payments to compare")
          : Judgement.of(comparison.findings(payments, seen));
    }
  }
}
