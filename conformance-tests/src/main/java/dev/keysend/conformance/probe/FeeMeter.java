package dev.keysend.conformance.probe;

import java.math.BigInteger;
import java.util.Optional;

/**
 * Tells from balances what was taken from the wallet beyond the amounts: network fees, in a server
 * that is right. A balance that rises, or is missing, takes back nothing that was seen before.
 *
 * <p>Everything that may have been paid by the time of a balance is taken to be in it: what was
 * answered as paid, what was not answered as refused, and what is still on its way. So requests
 * side by side are never taken for a fee. Safe to use by several threads.
 */
final class FeeMeter {
  private Optional<BigInteger> base = Optional.empty();
  private Optional<BigInteger> lowest = Optional.empty();
  private BigInteger onTheirWay = BigInteger.ZERO;
  private BigInteger sinceBase = BigInteger.ZERO;
  private BigInteger untilBase = BigInteger.ZERO;
  private BigInteger seen = BigInteger.ZERO;
  private BigInteger largest = BigInteger.ZERO;

  /** A request is about to leave. */
  synchronized void leaves(BigInteger cost) {
    onTheirWay = onTheirWay.add(cost);
  }

  /**
   * A request has come to its end.
   *
   * @param cost the most that it can have cost
   * @param mayBePaid whether it may have been paid
   * @param balance what the wallet held afterwards, if the answer said so
   */
  synchronized void ended(BigInteger cost, boolean mayBePaid, Optional<BigInteger> balance) {
    onTheirWay = onTheirWay.subtract(cost);
    if (mayBePaid) {
      sinceBase = sinceBase.add(cost);
    }
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
    largest = largest.max(surplus());
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
            .max(BigInteger.ZERO);
  }

  /** All fees so far, in satoshis. */
  synchronized BigInteger seen() {
    return seen;
  }

  /** The largest fee between two balances, in satoshis. */
  synchronized BigInteger largest() {
    return largest;
  }
}
