package dev.keysend.conformance.rule.money;

import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.rule.check.Check;
import dev.keysend.conformance.rule.check.Diagnosis;
import dev.keysend.conformance.rule.check.Judgement;
import dev.keysend.conformance.run.observation.Observations;
import dev.keysend.conformance.run.observation.Window;
import dev.keysend.contract.Authority;
import java.math.BigInteger;
import java.util.List;

/**
 * No payment is taken twice where others are taken once. Network fees are not mistaken for it:
 * where any payment costs a part of its amount more, the rule is not exercised.
 */
final class DoubleDebitCheck implements Check {
  private static final Rule RULE =
      new Rule(
          "balance-falls-once",
          Group.MONEY,
          Authority.ANY_PAYMENT_SERVER,
          "Where the balance falls by the amount of most payments, it does not fall by twice the"
              + " amount of others.",
          "recorded 201");

  /** A fee of one or two satoshis is as likely as a second debit. */
  private static final BigInteger SMALLEST_TELLING = BigInteger.valueOf(3);

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
    List<Window> quiet = Window.all(seen).stream().filter(Window::isQuiet).toList();
    boolean someOnce = quiet.stream().anyMatch(window -> window.surplus().signum() == 0);
    boolean fees =
        quiet.stream().anyMatch(window -> window.surplus().signum() != 0 && !isTwice(window));
    List<Judgement.Finding> findings =
        quiet.stream()
            .filter(window -> isTwice(window) && window.paid().compareTo(SMALLEST_TELLING) >= 0)
            .map(
                window ->
                    new Judgement.Finding(
                        "a payment of "
                            + window.paid()
                            + " took the balance from "
                            + window.before().balance().orElseThrow()
                            + " to "
                            + window.after().balance().orElseThrow()
                            + ", which is twice the amount",
                        List.of(window.before(), window.after())))
            .toList();
    return !someOnce || fees
        ? Diagnosis.notExercised(
            this, seen, "there were no payments that were taken without a fee to compare")
        : Judgement.of(findings);
  }

  private static boolean isTwice(Window window) {
    return window.surplus().equals(window.paid());
  }
}
