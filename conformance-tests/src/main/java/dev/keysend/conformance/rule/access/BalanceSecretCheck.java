package dev.keysend.conformance.rule.access;

import dev.keysend.conformance.request.AccessProbes;
import dev.keysend.conformance.request.Plan;
import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.rule.check.Check;
import dev.keysend.conformance.rule.check.Diagnosis;
import dev.keysend.conformance.rule.check.Judgement;
import dev.keysend.conformance.run.observation.Observation;
import dev.keysend.conformance.run.observation.Observations;
import dev.keysend.conformance.wire.message.Answer;
import dev.keysend.conformance.wire.message.HttpHeader;
import dev.keysend.contract.Authority;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a wallet holds is its owner's business. */
final class BalanceSecretCheck implements Check {
  private static final Rule RULE =
      new Rule(
          "balance-stays-secret",
          Group.ACCESS,
          Authority.ANY_PAYMENT_SERVER,
          "No response to a request without the account's API key contains the wallet's balance.",
          "good practice for secrets");

  /** Smaller numbers are in any text. */
  private static final BigInteger TELLING = BigInteger.valueOf(100);

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public boolean needs(Probe probe) {
    return AccessProbes.isByStranger(probe)
        || probe.id().equals(Plan.SMALLEST)
        || probe.id().equals(Plan.RECORDS);
  }

  @Override
  public Judgement judge(Observations seen) {
    List<Judgement.Finding> findings = new ArrayList<>();
    Optional<BigInteger> balance = Optional.empty();
    Map<BigInteger, Observation> inHeaders = new LinkedHashMap<>();
    int compared = 0;
    for (List<Observation> stage : seen.stages()) {
      for (Observation denied : stage) {
        if (isRefusedStranger(denied) && balance.isPresent()) {
          compared++;
          if (shows(denied, balance.get(), answer -> answer.body().text())) {
            findings.add(
                new Judgement.Finding("the response contains the balance", List.of(denied)));
          } else if (shows(denied, balance.get(), BalanceSecretCheck::headers)) {
            inHeaders.put(balance.get(), denied);
          }
        }
      }
      Optional<BigInteger> before = balance;
      balance =
          stage.stream()
              .flatMap(each -> each.balance().stream())
              .min(BigInteger::compareTo)
              .or(() -> before);
    }
    if (inHeaders.size() > 1) { // One number can be a limit that happens to be the same.
      findings.add(
          new Judgement.Finding(
              "the headers of the responses contain the balance", List.copyOf(inHeaders.values())));
    }
    return compared == 0
        ? Diagnosis.notExercised(
            this, seen, "no such request was refused after a payment had shown the balance")
        : Judgement.of(findings);
  }

  /** A response that says "paid" shows the balance too, and breaks another rule. */
  private static boolean isRefusedStranger(Observation seen) {
    return AccessProbes.isByStranger(seen.probe())
        && seen.exchange().answer().isPresent()
        && !seen.paid();
  }

  private static String headers(Answer answer) {
    return answer.headers().stream().map(HttpHeader::value).collect(Collectors.joining("\n"));
  }

  /** The number stands alone and is not the status, which bodies repeat. */
  private static boolean shows(
      Observation denied, BigInteger balance, Function<Answer, String> part) {
    return denied
        .exchange()
        .answer()
        .filter(answer -> balance.compareTo(TELLING) >= 0)
        .filter(answer -> !balance.equals(BigInteger.valueOf(answer.status())))
        .filter(
            answer ->
                Pattern.compile("(?<![\\w.,-])" + balance + "(?![\\w-]|[.,]\\d)")
                    .matcher(part.apply(answer))
                    .find())
        .isPresent();
  }
}
