package dev.keysend.conformance.run.observation;

import java.math.BigInteger;
import java.util.Optional;

/**
 * Computes what the wallet lost beyond the amounts: the network fees that responses name, and any
 * further fall of the balance. The kit cannot tell whether such a fall comes from fees that no
 * response names or from other users of the wallet. A balance that rises or is missing does not
 * reduce what was counted before.
 *
 * <p>The meter assumes that a balance includes everything that may have been paid by then: what was
 * reported as paid, what was not refused, and what is still in progress. So it never mistakes
 * simultaneous requests for a fall. Thread-safe.
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

  /** A request was not sent after all, or is known not to have been paid. */
  synchronized void costsNothing(BigInteger cost) {
    onTheirWay = onTheirWay.subtract(cost);
    underWay -= cost.signum();
  }

  /**
   * A request has ended, and may have been paid.
   *
   * @param cost the most that it could cost when it was sent
   * @param paid the most that was paid
   * @param fee what the response names as the fee, if it does
   * @param balance what the wallet held afterwards, if the response says so
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
   * No request is in progress any more.
   *
   * @return whether a balance has shown the cost of everything so far
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
            // Their responses will name a fee too, if the others do.
            .subtract(largestNamed.multiply(BigInteger.valueOf(underWay)))
            .max(BigInteger.ZERO);
  }

  /** All fees that responses name, in satoshis. */
  synchronized BigInteger named() {
    return named;
  }

  /** What balances have fallen by beyond amounts and named fees, in satoshis. */
  synchronized BigInteger seen() {
    return seen;
  }

  /** The fees before the first balance, if each was as large as the largest fee seen since. */
  synchronized BigInteger missed() {
    return largest.multiply(BigInteger.valueOf(missed));
  }

  /** Whether a payment's fee appeared neither in its response nor in a balance. */
  synchronized boolean isOpen() {
    return missed > 0 && !hasCompared;
  }

  /** The highest cost of a payment beyond its amount, in satoshis. */
  synchronized BigInteger largest() {
    return largest.max(largestNamed);
  }

  /** Whether a response names that as a fee. */
  synchronized boolean isLargestNamed() {
    return largestNamed.compareTo(largest) >= 0;
  }
}
