package dev.keysend.conformance.rule.money;

import dev.keysend.conformance.rule.check.Judgement;
import dev.keysend.conformance.run.observation.Window;
import java.math.BigInteger;
import java.util.List;

/**
 * Finds payments that were charged twice while others were charged once. If any payment costs a
 * fraction of its amount more, that may be a network fee, and nothing is known.
 */
final class DoubleDebit {
  /** A fee of one or two satoshis is as likely as a second debit. */
  private static final BigInteger SMALLEST_TELLING = BigInteger.valueOf(3);

  private DoubleDebit() {}

  static Judgement judge(List<Window> windows) {
    List<Window> quiet = windows.stream().filter(Window::isQuiet).toList();
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
        ? new Judgement.NotExercised(
            "no payment took exactly its amount, so there is nothing to compare with")
        : Judgement.of(findings);
  }

  private static boolean isTwice(Window window) {
    return window.surplus().equals(window.paid());
  }
}
