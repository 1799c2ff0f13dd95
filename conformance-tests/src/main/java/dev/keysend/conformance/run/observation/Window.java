package dev.keysend.conformance.run.observation;

import dev.keysend.conformance.request.Fields;
import dev.keysend.conformance.request.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Two consecutive payments, and every request between them, none of which is for the whole balance.
 * The difference of the two balances shows what happened to the wallet in between.
 *
 * @param before the payment that opens the window
 * @param between what left between the two
 * @param after the payment that closes the window
 */
public record Window(Observation before, List<Observation> between, Observation after) {
  private static final int MOST_SUMS = 4096;

  /** Nobody pays in this many times what the wallet holds. */
  private static final BigInteger OUT_OF_REACH = BigInteger.valueOf(1000);

  /** The part of an amount that a network fee takes at most: a twentieth. */
  private static final BigInteger HIGHEST_FEE = BigInteger.valueOf(20);

  /** Makes defensive copies. */
  public Window {
    between = List.copyOf(between);
  }

  /** Every window with known balances, in the order of the plan. */
  static List<Window> all(Observations seen) {
    List<Window> windows = new ArrayList<>();
    Observation before = null;
    List<Observation> between = new ArrayList<>();
    for (List<Observation> sent : seen.stages()) {
      List<Observation> stage =
          sent.stream().filter(each -> !(each.limited() && seen.isSuperseded(each))).toList();
      if (stage.size() == 1 && isAnchor(stage.get(0))) {
        if (before != null) {
          windows.add(new Window(before, between, stage.get(0)));
        }
        before = stage.get(0);
        between.clear();
      } else if (stage.stream().anyMatch(Window::isForTheWholeBalance)) {
        before = null; // Rules of their own say what these may do to the balance.
        between.clear();
      } else {
        between.addAll(stage);
      }
    }
    return windows.stream().filter(Window::canBeTold).toList();
  }

  private static boolean isForTheWholeBalance(Observation seen) {
    return seen.probe().kind() == Kind.RIVAL || seen.probe().kind() == Kind.CROWD;
  }

  private static boolean isAnchor(Observation seen) {
    Kind kind = seen.probe().kind();
    boolean isPayment = kind == Kind.PAYMENT || (kind == Kind.OPTIONAL_PAYMENT && seen.paid());
    return isPayment && seen.balance().isPresent();
  }

  /**
   * After a missing response, an error that may have paid, or a payment of another amount than was
   * requested, the right balance is unknown.
   */
  private boolean canBeTold() {
    return Stream.concat(between.stream(), Stream.of(after)).noneMatch(Window::isOfAnotherAmount)
        && between.stream()
            .allMatch(
                seen ->
                    seen.refused()
                        || seen.limited()
                        || seen.busy()
                        || (seen.paid() && seen.paidAmount().isPresent()));
  }

  /** Another rule is broken then. */
  private static boolean isOfAnotherAmount(Observation seen) {
    BigInteger shown = seen.reportedAsPaid();
    return seen.paid()
        && seen.probe().kind().isPayable()
        && seen.amount().filter(asked -> !asked.equals(shown)).isPresent();
  }

  /** Whether nothing was sent between the two payments. */
  public boolean isQuiet() {
    return between.isEmpty();
  }

  /** Whether something was refused between the two payments. */
  public boolean hasRefusals() {
    return between.stream().anyMatch(Observation::refused);
  }

  /** What was paid in the window, in satoshis, without network fees. */
  public BigInteger paid() {
    BigInteger sum = after.amount().orElse(BigInteger.ZERO);
    for (Observation seen : between) {
      sum =
          seen.paid() && isOfTheWallet(seen)
              ? sum.add(seen.paidAmount().orElse(BigInteger.ZERO))
              : sum;
    }
    return sum;
  }

  /** A key of another wallet may have paid wrongly. */
  private boolean isOfTheWallet(Observation seen) {
    return seen.probe().kind() != Kind.DENIED
        || seen.at(Fields.WALLET_ID).equals(after.at(Fields.WALLET_ID));
  }

  /** By how much the balance fell, in satoshis. */
  public BigInteger drop() {
    return before.balance().orElseThrow().subtract(after.balance().orElseThrow());
  }

  /**
   * By how much the balance fell beyond what was paid: the network fees, if the server is correct.
   */
  public BigInteger surplus() {
    return drop().subtract(paid());
  }

  /**
   * By how much the balance fell beyond what was paid and the network fees that responses name, in
   * satoshis. A server may name a fee that it does not take.
   */
  public BigInteger unexplained() {
    BigInteger named =
        Stream.concat(between.stream(), Stream.of(after))
            .flatMap(seen -> seen.fee().stream())
            .reduce(BigInteger.ZERO, BigInteger::add);
    return surplus().signum() < 0 ? surplus() : surplus().subtract(named).max(BigInteger.ZERO);
  }

  /**
   * Whether requests for more than the wallet held explain that the balance rose: the server added
   * the amount of one of them, or of all, perhaps with a fee, when it refused them.
   */
  public boolean isCreditedForRefusals() {
    BigInteger held = before.balance().orElseThrow();
    List<BigInteger> excessive =
        between.stream()
            .filter(Observation::refused)
            .flatMap(seen -> seen.amount().stream())
            .filter(amount -> amount.compareTo(held) > 0)
            .toList();
    BigInteger credited = surplus().negate();
    return excessive.stream().anyMatch(amount -> isAbout(credited, amount, held))
        || (!excessive.isEmpty()
            && isAbout(
                credited, excessive.stream().reduce(BigInteger.ZERO, BigInteger::add), held));
  }

  /**
   * A network fee may come on top, or be missing. Someone may fill the wallet up by about what it
   * holds, so only an amount that nobody has may differ by the fee.
   */
  private static boolean isAbout(BigInteger credited, BigInteger amount, BigInteger held) {
    boolean outOfReach = amount.compareTo(held.multiply(OUT_OF_REACH)) > 0;
    BigInteger fee = outOfReach ? amount.divide(HIGHEST_FEE) : BigInteger.ONE;
    return credited.subtract(amount).abs().compareTo(fee) <= 0;
  }

  /**
   * Whether lost payments explain that the balance fell by too little: the server lost some
   * payments of the window, or shows each balance one payment late.
   */
  public boolean isTooSmallByItsPayments() {
    BigInteger missing = surplus().negate();
    List<BigInteger> amounts = new ArrayList<>();
    amounts.add(after.amount().orElse(BigInteger.ZERO));
    between.stream()
        .filter(Observation::paid)
        .forEach(seen -> amounts.add(seen.paidAmount().orElse(BigInteger.ZERO)));
    Set<BigInteger> sums = new HashSet<>(Set.of(BigInteger.ZERO));
    for (BigInteger amount : amounts) {
      for (BigInteger sum : List.copyOf(sums)) {
        sums.add(sum.add(amount));
      }
      if (sums.size() > MOST_SUMS) {
        break;
      }
    }
    BigInteger late =
        paid().subtract(after.amount().orElse(BigInteger.ZERO)).add(before.amount().orElseThrow());
    return sums.contains(missing) || drop().equals(late);
  }
}
