package dev.keysend.conformance.rule.check;

import dev.keysend.conformance.request.Kind;
import dev.keysend.conformance.run.observation.Observation;
import dev.keysend.conformance.run.observation.Observations;
import dev.keysend.conformance.setting.Setting;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * What the responses say about the set-up of the kit rather than about the target: with a wrong
 * key, the target refuses every request, whatever the request tests.
 *
 * @param headline why the kit could not test the target or pay with it, and what to check
 * @param ofEachRule why nothing is known about a rule
 * @param ofEverything whether this concerns every rule and not only payments
 */
public record Diagnosis(String headline, String ofEachRule, boolean ofEverything) {
  private static final String RATE_LIMITED =
      "the target limits its rate (HTTP 429); run again with " + Setting.PAUSE.flag();

  /** Why the target could not be tested, if so. */
  public static Optional<Diagnosis> of(Observations seen) {
    return silence(seen).or(() -> turnedAway(seen)).or(() -> noPayment(seen));
  }

  private static Optional<Diagnosis> silence(Observations seen) {
    List<Observation> sent = seen.where(each -> true);
    return sent.stream().allMatch(each -> each.exchange().answer().isEmpty())
        ? sent.stream()
            .findFirst()
            .map(each -> each.exchange().failure())
            .map(failure -> new Diagnosis(failure, "the target does not respond: " + failure, true))
        : Optional.empty();
  }

  private static Optional<Diagnosis> turnedAway(Observations seen) {
    List<Observation> answers = answers(seen, each -> each.probe().kind().carriesKeys());
    List<Observation> documented =
        answers.stream()
            .filter(each -> each.probe().kind().carriesKeysAsDocumented() && hasObject(each))
            .toList();
    if (documented.isEmpty()
        || answers.stream().anyMatch(Observation::paid)
        || !(documented.stream().allMatch(Diagnosis::mayBeForTheSetUp)
            || isOneAnswer(documented))) {
      return Optional.empty();
    }
    List<Observation> telling = documented.stream().filter(each -> !each.limited()).toList();
    return usual(telling.isEmpty() ? documented : telling)
        .map(
            each ->
                new Diagnosis(
                    "every request with the given keys got the response \""
                        + each.summary()
                        + "\"; "
                        + WayOut.of(each),
                    each.limited()
                        ? RATE_LIMITED
                        : "the target responded to every request with the given keys with HTTP "
                            + each.status()
                            + ", which says nothing about the rule",
                    true));
  }

  /** Servers check whether the body is an object before they check the keys. */
  private static boolean hasObject(Observation each) {
    return each.draft().body().filter(JsonNode::isObject).isPresent();
  }

  private static boolean mayBeForTheSetUp(Observation each) {
    return each.limited() || each.turnedAway() || each.ofGateway();
  }

  /** Whether all responses are alike, so that they cannot depend on the requests. */
  private static boolean isOneAnswer(List<Observation> documented) {
    return documented.size() > 1
        && documented.stream().map(Observation::summary).distinct().count() == 1
        && (documented.stream().anyMatch(each -> each.probe().kind().isPaid())
            || WayOut.isAboutKeys(documented.get(0)));
  }

  /**
   * Why a response says nothing about what its request tests, if so: there were too many requests,
   * or the target refuses every body with the same credentials in the same way.
   */
  public static Optional<String> sayingNothing(Observation answer, Observations seen) {
    if (answer.limited()) {
      return Optional.of(RATE_LIMITED);
    }
    if (seen.isSuperseded(answer)) {
      return Optional.of("the request was sent again, alone");
    }
    if (answer.ofGateway() && !isForMalformedBodies(seen)) {
      return Optional.of(
          "a gateway responded with HTTP " + answer.status() + " instead of the target");
    }
    Optional<Stuck> stuck = seen.derived("stuck", Stuck::of);
    if (stuck.filter(each -> each.consequences().contains(answer)).isPresent()) {
      return stuck.map(Stuck::reason);
    }
    boolean isCause = stuck.filter(each -> each.cause().equals(answer)).isPresent();
    if (answer.busy() && !isCause) {
      String lock =
          Stuck.brokenBefore(answer, seen)
              .map(
                  each ->
                      "perhaps "
                          + each.probe().id()
                          + ", which got "
                          + each.summary()
                          + ", left a lock; or ")
              .orElse("");
      return Optional.of(
          "the target was busy: \"" + answer.summary() + "\"; " + lock + "is the wallet shared?");
    }
    if (isBlocked(answer, seen)) {
      return Optional.of(
          "the target responded with a page and HTTP 403, perhaps because it limits the rate; "
              + WayOut.of(answer));
    }
    if (answer.probe().kind().isPaid() && !answer.paid()) {
      Optional<Diagnosis> noPayment = seen.derived("no payment", Diagnosis::noPayment);
      if (noPayment.isPresent()) {
        return noPayment.map(Diagnosis::ofEachRule);
      }
      if (answer.shortOfMoney() && mayHoldTooLittle(answer, seen)) {
        return Optional.of(
            "the wallet may hold too little: \"" + answer.summary() + "\"; " + WayOut.of(answer));
      }
    }
    boolean turnedAway =
        answer.turnedAway()
            && answer.probe().kind().isRefusedForItsBody()
            && seen.derived("turned away", Diagnosis::isEveryoneTurnedAway);
    return turnedAway
        ? Optional.of(
            "the target responded with HTTP "
                + answer.status()
                + ", which says nothing about the body")
        : Optional.empty();
  }

  /**
   * A judgement for a rule without responses.
   *
   * @param check the rule's check
   * @param seen the responses that there are
   * @param reason why nothing is known, unless the reason is the target's rate limit
   */
  public static Judgement notExercised(Check check, Observations seen, String reason) {
    boolean limited = !seen.where(each -> each.limited() && check.needs(each.probe())).isEmpty();
    return new Judgement.NotExercised(limited ? RATE_LIMITED : reason);
  }

  /** Why no payment was made, if none was although some got responses. */
  static Optional<Diagnosis> noPayment(Observations seen) {
    List<Observation> answers =
        answers(
            seen,
            each ->
                each.probe().kind().isPaid()
                    && each.probe().kind() != Kind.OPTIONAL_PAYMENT
                    && !each.limited());
    return seen.where(Observation::paid).isEmpty()
            && (answers.size() > 1 || answers.stream().anyMatch(WayOut::isTelling))
            && answers.stream().allMatch(each -> each.refused() || each.ofGateway() || each.busy())
        ? usual(answers)
            .map(
                answer ->
                    new Diagnosis(
                        "no response says that a payment was made; the target's usual response to"
                            + " one was \""
                            + answer.summary()
                            + "\"; "
                            + payingWayOut(answer),
                        "the target reported no payment as made: \"" + answer.summary() + "\"",
                        false))
        : Optional.empty();
  }

  /**
   * Servers keep reserves and count fees, but a wallet with ten times the amount is not short of
   * money.
   */
  private static boolean mayHoldTooLittle(Observation answer, Observations seen) {
    BigInteger enough =
        answer.amount().orElse(BigInteger.ZERO).add(BigInteger.TEN).multiply(BigInteger.TEN);
    return seen.lowestBalanceOfLatestStage()
        .filter(balance -> balance.compareTo(enough) >= 0)
        .isEmpty();
  }

  private static String payingWayOut(Observation answer) {
    return answer.turnedAway() || !WayOut.isTelling(answer)
        ? "check " + Setting.DEST_PUBKEY.flag() + ", the wallet's balance, and the keys"
        : WayOut.of(answer);
  }

  /**
   * A gateway fails for requests of all kinds; a server that breaks on these fails only for these.
   */
  private static boolean isForMalformedBodies(Observations seen) {
    return seen.where(Observation::ofGateway).stream()
        .allMatch(each -> each.draft().body().isEmpty());
  }

  private static boolean isEveryoneTurnedAway(Observations seen) {
    return answers(seen, each -> each.probe().kind().carriesKeysAsDocumented()).stream()
        .allMatch(each -> each.limited() || each.turnedAway());
  }

  /** A page with 403 between responses of the API is not a response of the API. */
  private static boolean isBlocked(Observation answer, Observations seen) {
    if (answer.status() != 403 || !answer.page()) {
      return false;
    }
    return answer.probe().kind().carriesKeys()
        || !seen.where(
                each -> each.probe().kind().carriesKeys() && each.status() == 403 && each.page())
            .isEmpty();
  }

  private static List<Observation> answers(Observations seen, Predicate<Observation> which) {
    return seen.where(each -> each.exchange().answer().isPresent() && which.test(each));
  }

  /** The most frequent response. */
  private static Optional<Observation> usual(List<Observation> answers) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    answers.forEach(each -> counts.merge(each.summary(), 1, Integer::sum));
    return answers.stream()
        .max(Comparator.comparing((Observation each) -> counts.get(each.summary())));
  }
}
