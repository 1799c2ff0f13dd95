package dev.keysend.conformance.rule.access;

import dev.keysend.conformance.request.Fields;
import dev.keysend.conformance.request.Keys;
import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.rule.check.Check;
import dev.keysend.conformance.rule.check.Judgement;
import dev.keysend.conformance.run.observation.Observations;
import dev.keysend.conformance.wire.message.Answer;
import dev.keysend.conformance.wire.secret.Redactor;
import dev.keysend.conformance.wire.secret.SecretFinder;
import dev.keysend.contract.Authority;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** No response reveals a key, in its headers or in its body. */
final class SecretCheck implements Check {
  private static final String SOURCE = "good practice for secrets, RFC 9110 section 17.16";

  private final Rule rule;
  private final String what;
  private final List<String> keys;

  private SecretCheck(String id, String sentence, String what, List<String> keys) {
    this.rule = new Rule(id, Group.ACCESS, Authority.ANY_PAYMENT_SERVER, sentence, SOURCE);
    this.what = what;
    this.keys = keys;
  }

  static List<Check> all(Keys keys) {
    return List.of(
        new SecretCheck(
            "api-key-stays-secret",
            "No response contains the API key.",
            "the API key",
            List.of(keys.api())),
        new SecretCheck(
            "wallet-keys-stay-secret",
            "No response contains a wallet access key.",
            "a wallet's access key",
            Stream.concat(Stream.of(keys.wallet()), keys.readOnlyWallet().stream()).toList()));
  }

  @Override
  public Rule rule() {
    return rule;
  }

  @Override
  public boolean needs(Probe probe) {
    return true;
  }

  @Override
  public Judgement judge(Observations seen) {
    List<String> secrets = keys.stream().filter(key -> !isWalletId(key, seen)).toList();
    if (secrets.isEmpty()) {
      return new Judgement.NotExercised("the wallet is named by its id, which is no secret");
    }
    List<String> telling = secrets.stream().filter(Redactor::isUnmistakable).toList();
    if (telling.isEmpty()) {
      return new Judgement.NotExercised(what + " is too short to tell from other text");
    }
    List<SecretFinder> finders =
        telling.stream().map(key -> new SecretFinder(withoutLast(key))).toList();
    return Judgement.of(
        seen.where(each -> each.exchange().answer().isPresent()),
        each -> {
          String text = text(each.exchange().answer().orElseThrow());
          return finders.stream().anyMatch(finder -> finder.finds(text))
              ? Optional.of("the response contains " + what)
              : Optional.empty();
        });
  }

  /** A wrong key that differs only in its last character reveals the right one. */
  private static String withoutLast(String key) {
    String shortened = key.substring(0, key.length() - 1);
    return Redactor.isUnmistakable(shortened) ? shortened : key;
  }

  private static boolean isWalletId(String key, Observations seen) {
    return !seen.where(each -> each.paid() && each.at(Fields.WALLET_ID).asString("").equals(key))
        .isEmpty();
  }

  private static String text(Answer answer) {
    StringBuilder text = new StringBuilder(answer.body().text());
    answer.headers().forEach(header -> text.append('\n').append(header.value()));
    return text.toString();
  }
}
