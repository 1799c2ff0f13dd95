package dev.keysend.conformance.rule.money;

import dev.keysend.conformance.request.Kind;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.rule.check.Check;
import dev.keysend.conformance.rule.check.Judgement;
import dev.keysend.conformance.run.observation.Observation;
import dev.keysend.conformance.run.observation.Window;
import dev.keysend.contract.Authority;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules about the balance, checked on the windows between payments. If the balance changes in a
 * way that no request of the run explains, somebody else uses the wallet, and nothing is known.
 *
 * <p>A server may take a network fee on top of the amount, which the contract does not show. So the
 * rules compare a fall that is too small with the amount alone, and a fall that is too large with
 * the fees that the target takes when only a payment happens.
 */
final class BalanceChecks {
  private static final String SHARED =
      "the wallet's balance changed in a way that no request of this run explains; is the wallet"
          + " shared? Run"
          + " the kit on a wallet that nothing else uses";

  private BalanceChecks() {}

  static List<Check> all() {
    return List.of(
        new WindowCheck(
            rule("balance-falls-by-amount", "The balance falls by at least the amount paid."),
            BalanceChecks::fallsByAmount),
        new WindowCheck(
            rule(
                "balance-counts-payments-at-once",
                "If two payments arrive at the same time and both are paid, the balance falls by both."),
            BalanceChecks::countsBoth),
        new WindowCheck(
            rule(
                "balance-falls-by-no-multiple",
                "The balance does not fall by a multiple of the amount, as if the server took it"
                    + " twice or in another unit."),
            BalanceChecks::noMultiple),
        new WindowCheck(
            rule("refusals-leave-balance", "A refused request does not change the balance."),
            BalanceChecks::refusalsLeaveBalance),
        new WindowCheck(
            rule(
                "balance-falls-once",
                "If the balance falls by the amount of most payments, it does not fall by twice"
                    + " the amount of others."),
            DoubleDebit::judge));
  }

  private static Rule rule(String id, String sentence) {
    return new Rule(id, Group.MONEY, Authority.ANY_PAYMENT_SERVER, sentence, "recorded 201");
  }

  private static Judgement fallsByAmount(List<Window> all) {
    List<Window> windows = withoutCredits(all);
    return atLeastPaid(windows.stream().filter(window -> !isAtOnce(window)).toList(), windows);
  }

  private static Judgement countsBoth(List<Window> all) {
    List<Window> windows = withoutCredits(all);
    return atLeastPaid(windows.stream().filter(BalanceChecks::isAtOnce).toList(), windows);
  }

  /** What a server adds when it refuses breaks the rule about refusals alone. */
  private static List<Window> withoutCredits(List<Window> windows) {
    return windows.stream().filter(window -> !window.isCreditedForRefusals()).toList();
  }

  private static Judgement atLeastPaid(List<Window> windows, List<Window> all) {
    if (windows.isEmpty()) {
      return new Judgement.NotExercised("there were no payments that could be compared");
    }
    List<Window> tooSmall =
        windows.stream().filter(window -> window.surplus().signum() < 0).toList();
    boolean explained =
        isAlwaysTooSmall(all)
            || all.stream()
                .filter(window -> window.surplus().signum() < 0)
                .allMatch(Window::isTooSmallByItsPayments);
    return tooSmall.isEmpty() || explained
        ? Judgement.of(tooSmall.stream().map(BalanceChecks::finding).toList())
        : new Judgement.NotExercised(SHARED);
  }

  /** If a server does this with every payment, it also explains the other differences. */
  private static boolean isAlwaysTooSmall(List<Window> windows) {
    List<Window> telling =
        windows.stream()
            .filter(window -> window.isQuiet() && window.paid().compareTo(BigInteger.ONE) > 0)
            .toList();
    return telling.size() > 1 && telling.stream().allMatch(window -> window.surplus().signum() < 0);
  }

  /**
   * Whether a payment cost more beyond its amount than a payment of the same or a larger amount
   * did.
   */
  private static boolean isUnsteady(List<Window> quiet) {
    return quiet.stream()
        .anyMatch(
            less ->
                quiet.stream()
                    .anyMatch(
                        more ->
                            less.paid().compareTo(more.paid()) <= 0
                                && less.unexplained().compareTo(more.unexplained()) > 0));
  }

  private static Judgement noMultiple(List<Window> windows) {
    List<Window> quiet = windows.stream().filter(Window::isQuiet).toList();
    if (quiet.stream().map(Window::paid).distinct().count() < 2) {
      return new Judgement.NotExercised("there were no payments of different amounts");
    }
    BigInteger factor = quiet.get(0).drop().divide(quiet.get(0).paid());
    boolean multiple =
        factor.compareTo(BigInteger.ONE) > 0
            && quiet.stream()
                .allMatch(window -> window.drop().equals(window.paid().multiply(factor)));
    return Judgement.of(multiple ? quiet.stream().map(BalanceChecks::finding).toList() : List.of());
  }

  private static Judgement refusalsLeaveBalance(List<Window> windows) {
    List<Window> credited = windows.stream().filter(Window::isCreditedForRefusals).toList();
    if (!credited.isEmpty()) {
      return Judgement.of(credited.stream().map(BalanceChecks::finding).toList());
    }
    List<Window> quiet = windows.stream().filter(Window::isQuiet).toList();
    // The fee of a larger payment is not known.
    BigInteger largest = quiet.stream().map(Window::paid).reduce(BigInteger.ZERO, BigInteger::max);
    List<Window> refusals =
        windows.stream()
            .filter(window -> window.hasRefusals() && window.paid().compareTo(largest) <= 0)
            .toList();
    if (quiet.isEmpty() || refusals.isEmpty()) {
      return new Judgement.NotExercised("there were no refusals between payments to compare");
    }
    BigInteger most = quiet.stream().map(Window::unexplained).reduce(BigInteger::max).orElseThrow();
    BigInteger least =
        quiet.stream().map(Window::unexplained).reduce(BigInteger::min).orElseThrow();
    // Varying fees may be larger next time, by as much as they have varied so far. The balance may
    // hide almost a satoshi of a fee in millisatoshis.
    BigInteger hidden = most.signum() > 0 ? BigInteger.ONE : BigInteger.ZERO;
    BigInteger tolerated = most.add(most.subtract(least)).add(hidden);
    List<Window> tooLarge =
        refusals.stream()
            .filter(window -> window.unexplained().compareTo(fees(window, tolerated)) > 0)
            .toList();
    boolean explained =
        !isUnsteady(quiet)
            && tooLarge.stream()
                .allMatch(
                    window ->
                        isCharged(window, window.unexplained().subtract(fees(window, tolerated))));
    return tooLarge.isEmpty() || explained
        ? Judgement.of(tooLarge.stream().map(BalanceChecks::finding).toList())
        : new Judgement.NotExercised(SHARED);
  }

  /** The network fees of all payments in a window, including the one that closes it. */
  private static BigInteger fees(Window window, BigInteger ofEach) {
    long payments = 1 + window.between().stream().filter(Observation::paid).count();
    return ofEach.multiply(BigInteger.valueOf(payments));
  }

  /**
   * Whether refused requests explain what was taken: no more than twice what they asked for, or
   * exactly what one asked for that is more than the wallet holds.
   */
  private static boolean isCharged(Window window, BigInteger taken) {
    List<Observation> refused = window.between().stream().filter(seen -> !seen.paid()).toList();
    BigInteger most =
        refused.stream()
            .map(seen -> asked(seen).add(BigInteger.ONE))
            .reduce(BigInteger.ZERO, BigInteger::add)
            .shiftLeft(1);
    return taken.compareTo(most) <= 0
        || refused.stream().anyMatch(seen -> seen.draft().call().worstCase().equals(taken));
  }

  /** For a request of more than the wallet holds, only a small charge is clear evidence. */
  private static BigInteger asked(Observation refused) {
    return refused.probe().kind() == Kind.EXCESSIVE
        ? BigInteger.TEN
        : refused.draft().call().worstCase();
  }

  private static boolean isAtOnce(Window window) {
    return window.between().stream().anyMatch(seen -> seen.probe().kind() == Kind.SIMULTANEOUS);
  }

  private static Judgement.Finding finding(Window window) {
    List<Observation> shownBy = new ArrayList<>();
    shownBy.add(window.before());
    shownBy.add(window.after());
    shownBy.addAll(window.between());
    return new Judgement.Finding(
        "the balance went from "
            + window.before().balance().orElseThrow()
            + " to "
            + window.after().balance().orElseThrow()
            + " sats, a fall of "
            + window.drop()
            + "; paid in between: "
            + window.paid()
            + "; refused requests in between: "
            + window.between().stream().filter(Observation::refused).count(),
        shownBy);
  }
}
