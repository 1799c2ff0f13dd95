package dev.keysend.conformance.target;

import java.math.BigInteger;

/**
 * The most that a run may cost, in satoshis. What a request can cost in the worst case is taken
 * before the request leaves, and is given back only if it did not leave: a refusal may still have
 * been paid.
 *
 * <p>No request names the network fee, and only the target knows it. It counts as soon as a balance
 * has shown it, and from then on one like it is kept free for every payment.
 */
public final class SpendingCap {
  private final BigInteger limit;
  private BigInteger taken = BigInteger.ZERO;
  private BigInteger fees = BigInteger.ZERO;
  private BigInteger expectedFees = BigInteger.ZERO;

  /**
   * Makes a cap of which nothing is used.
   *
   * @param limit satoshis; 0 lets only requests leave that cannot pay
   */
  public SpendingCap(BigInteger limit) {
    if (limit.signum() < 0) {
      throw new IllegalArgumentException("The spending cap must be 0 or more, not " + limit);
    }
    this.limit = limit;
  }

  /**
   * Takes the cost of one request, and keeps a fee free; or does neither if less is left. What
   * costs nothing may always leave.
   */
  synchronized boolean take(BigInteger cost, BigInteger expectedFee) {
    BigInteger needed = taken.add(fees).add(expectedFees).add(cost).add(expectedFee);
    if (cost.signum() > 0 && needed.compareTo(limit) > 0) {
      return false;
    }
    taken = taken.add(cost);
    expectedFees = expectedFees.add(expectedFee);
    return true;
  }

  /** Gives back what a request took that never left. */
  synchronized void giveBack(BigInteger cost) {
    taken = taken.subtract(cost);
  }

  /**
   * Counts what balances have shown of fees.
   *
   * @param seen all fees so far; less than before changes nothing
   */
  public synchronized void count(BigInteger seen) {
    fees = fees.max(seen);
  }

  /** The fees of everything that has left have been counted; none is to be expected any more. */
  public synchronized void settle() {
    expectedFees = BigInteger.ZERO;
  }

  /** The cap, in satoshis. */
  public BigInteger limit() {
    return limit;
  }

  /** What the requests that left could have cost, in satoshis, fees aside. */
  public synchronized BigInteger taken() {
    return taken;
  }

  /** What balances have shown of fees, in satoshis. */
  public synchronized BigInteger fees() {
    return fees;
  }
}
