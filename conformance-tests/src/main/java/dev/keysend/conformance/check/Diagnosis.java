package dev.keysend.conformance.check;

import dev.keysend.conformance.probe.Kind;
import dev.keysend.conformance.probe.Observation;
import dev.keysend.conformance.probe.Observations;
import dev.keysend.conformance.setting.Setting;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the answers of a run say of how the kit was set up, rather than of the target: with a wrong
 * key, every request is refused, and none for what it puts to the test.
 *
 * @param headline why the target could not be tested at all, and what to check
 * @param ofEachRule why nothing is known of a rule
 */
record Diagnosis(String headline, String ofEachRule) {
  private static final String RATE_LIMITED =
      "the target limits its rate (HTTP 429); run again with " + Setting.PAUSE.flag();

  /** Why the target could not be tested at all, if so. */
  static Optional<Diagnosis> of(Observations seen) {
    return silence(seen).or(() -> turnedAway(seen));
  }

  private static Optional<Diagnosis> silence(Observations seen) {
    List<Observation> sent = seen.where(each -> true);
    return sent.stream().allMatch(each -> each.exchange().answer().isEmpty())
        ? sent.stream()
            .findFirst()
            .map(each -> each.exchange().failure())
            .map(failure -> new Diagnosis(failure, "the target does not answer: " + failure))
        : Optional.empty();
  }

  private static Optional<Diagnosis> turnedAway(Observations seen) {
    List<Observation> answers = answers(seen, each -> each.probe().kind().carriesKeys());
    if (answers.stream().noneMatch(each -> each.probe().kind().carriesKeysAsDocumented())
        || !answers.stream().allMatch(each -> each.limited() || each.turnedAway())) {
      return Optional.empty();
    }
    List<Observation> telling = answers.stream().filter(each -> !each.limited()).toList();
    return usual(telling.isEmpty() ? answers : telling)
        .map(
            each ->
                new Diagnosis(
                    "every request that carries the given keys was answered with \""
                        + each.summary()
                        + "\"; "
                        + wayOut(each.status()),
                    each.limited()
                        ? RATE_LIMITED
                        : "the target answered every request that carries the given keys with HTTP "
                            + each.status()
                            + ", which says nothing about the rule"));
  }

  private static String wayOut(int status) {
    return switch (status) {
      case 401 ->
          "check "
              + Setting.API_KEY.flag()
              + ", which is the user name of Basic authentication, and "
              + Setting.WALLET_KEY.flag()
              + ", which needs permission to withdraw";
      case 403 -> "check that the key of " + Setting.WALLET_KEY.flag() + " may withdraw";
      case 404 ->
          "check " + Setting.WALLET_KEY.flag() + ", and the path in " + Setting.BASE_URL.flag();
      case 429 -> "run again with " + Setting.PAUSE.flag();
      default ->
          "check " + Setting.BASE_URL.flag() + ", which must name the place that answers itself";
    };
  }

  /**
   * Why an answer tells nothing of what its request puts to the test, if so: since it says that
   * there were too many requests, or since a body was refused as every other is that comes with the
   * same credentials.
   */
  static Optional<String> sayingNothing(Observation answer, Observations seen) {
    if (answer.limited()) {
      return Optional.of(RATE_LIMITED);
    }
    boolean turnedAway =
        answer.turnedAway()
            && answer.probe().kind().isRefusedForItsBody()
            && answers(seen, each -> each.probe().kind().carriesKeysAsDocumented()).stream()
                .allMatch(each -> each.limited() || each.turnedAway());
    return turnedAway
        ? Optional.of(
            "the target answered HTTP " + answer.status() + ", which says nothing about the body")
        : Optional.empty();
  }

  /**
   * A judgement for want of answers.
   *
   * @param check the rule's check
   * @param seen the answers that there are
   * @param reason why nothing is known, unless it is for the target's rate
   */
  static Judgement notExercised(Check check, Observations seen, String reason) {
    boolean limited = !seen.where(each -> each.limited() && check.needs(each.probe())).isEmpty();
    return new Judgement.NotExercised(limited ? RATE_LIMITED : reason);
  }

  /** What the target said to payments, if it paid none although some came to be answered. */
  static Optional<String> noPayment(Observations seen) {
    List<Observation> answers =
        answers(
            seen,
            each -> {
              Kind kind = each.probe().kind();
              return kind.isPaid() && kind.isPayable() && !each.limited();
            });
    return seen.where(Observation::paid).isEmpty()
        ? usual(answers)
            .map(
                answer ->
                    "The target's usual answer to a payment was \""
                        + answer.summary()
                        + "\"; check "
                        + Setting.DEST_PUBKEY.flag()
                        + " and the wallet's balance.")
        : Optional.empty();
  }

  private static List<Observation> answers(Observations seen, Predicate<Observation> which) {
    return seen.where(each -> each.exchange().answer().isPresent() && which.test(each));
  }

  /** The answer that was given most often. */
  private static Optional<Observation> usual(List<Observation> answers) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    answers.forEach(each -> counts.merge(each.summary(), 1, Integer::sum));
    return answers.stream()
        .max(Comparator.comparing((Observation each) -> counts.get(each.summary())));
  }
}
