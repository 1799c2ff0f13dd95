package dev.keysend.conformance.run.observation;

import java.math.BigInteger;
import java.util.Optional;

/**
 * Tells what was taken from the wallet beyond the amounts: what answers name as network fees, and
 * what balances have fallen by beyond that. The latter may be fees that no answer names, or what
 * others do with the wallet; nobody can tell. A balance that rises, or is missing, takes back
 * nothing that was seen before.
 *
 * <p>Everything that may have been paid by the time of a balance is taken to be in it: what was
 * answered as paid, what was not answered as refused, and what is still on its way. So requests
 * side by side are never taken for a fall. Safe to use by several threads.
 */
final class FeeMeter {
  private Optional<BigInteger> base = Optional.empty();
  private Optional<BigInteger> lowest = Optional.empty();
  private BigInteger onTheirWay = BigInteger.ZERO;
  private BigInteger sinceBase = BigInteger.ZERO;
  private BigInteger untilBase = BigInteger.ZERO;
  private BigInteger seen = BigInteger.ZERO;
  private BigInteger named = BigInteger.ZERO;
  private BigInteger largest = BigInteger.ZERO;
  private BigInteger largestNamed = BigInteger.ZERO;
  private int underWay;
  private int missed;
  private boolean hasBaseOfBefore;
  private boolean hasCompared;

  /** A request is about to leave. */
  synchronized void leaves(BigInteger cost) {
    onTheirWay = onTheirWay.add(cost);
    underWay += cost.signum();
  }

  /** A request did not leave after all, or is known not to have been paid. */
  synchronized void costsNothing(BigInteger cost) {
    onTheirWay = onTheirWay.subtract(cost);
    underWay -= cost.signum();
  }

  /**
   * A request has come to its end, and may have been paid.
   *
   * @param cost the most that it could cost, as it was when it left
   * @param paid the most that was paid
   * @param fee what the answer names as the fee, if it does
   * @param balance what the wallet held afterwards, if the answer says so
   */
  synchronized void mayBePaid(
      BigInteger cost, BigInteger paid, Optional<BigInteger> fee, Optional<BigInteger> balance) {
    onTheirWay = onTheirWay.subtract(cost);
    underWay -= cost.signum();
    sinceBase = sinceBase.add(paid).add(fee.orElse(BigInteger.ZERO));
    named = named.add(fee.orElse(BigInteger.ZERO));
    largestNamed = largestNamed.max(fee.orElse(BigInteger.ZERO));
    missed += base.isEmpty() && fee.isEmpty() ? 1 : 0;
    if (base.isEmpty() && balance.isPresent()) {
      base = balance;
      sinceBase = BigInteger.ZERO;
    }
    lowest =
        lowest.isEmpty() ? balance : lowest.map(known -> balance.map(known::min).orElse(known));
    seen = seen.max(untilBase.add(surplus()));
  }

  /**
   * Nothing is on its way any more.
   *
   * @return whether a balance has shown what everything so far did cost
   */
  synchronized boolean stageEnded() {
    if (lowest.isEmpty()) {
      return false;
    }
    seen = seen.max(untilBase.add(surplus()));
    largest = largest.max(surplus());
    hasCompared |= hasBaseOfBefore;
    hasBaseOfBefore = true;
    untilBase = seen;
    base = lowest;
    lowest = Optional.empty();
    sinceBase = BigInteger.ZERO;
    return true;
  }

  private BigInteger surplus() {
    return base.isEmpty() || lowest.isEmpty()
        ? BigInteger.ZERO
        : base.get()
            .subtract(lowest.get())
            .subtract(sinceBase)
            .subtract(onTheirWay)
            // Their answers will name a fee too, if the others do.
            .subtract(largestNamed.multiply(BigInteger.valueOf(underWay)))
            .max(BigInteger.ZERO);
  }

  /** All fees that answers name, in satoshis. */
  synchronized BigInteger named() {
    return named;
  }

  /** What balances have fallen by beyond amounts and named fees, in satoshis. */
  synchronized BigInteger seen() {
    return seen;
  }

  /** What was missed before the first balance, if it was like the most that was seen after. */
  synchronized BigInteger missed() {
    return largest.multiply(BigInteger.valueOf(missed));
  }

  /** Whether something was paid whose fee neither its answer nor a balance has shown. */
  synchronized boolean isOpen() {
    return missed > 0 && !hasCompared;
  }

  /** The most that a payment has cost on top of its amount, in satoshis. */
  synchronized BigInteger largest() {
    return largest.max(largestNamed);
  }

  /** Whether that is what an answer names as a fee. */
  synchronized boolean isLargestNamed() {
    return largestNamed.compareTo(largest) >= 0;
  }
}
