package dev.keysend.conformance.target;

import java.math.BigInteger;

/**
 * The most that a run may cost, in satoshis. What a request can cost in the worst case is taken
 * before the request leaves and is not given back: a refusal may still have been paid.
 *
 * <p>A network fee is not part of it: no request names one, and only the target knows it.
 */
public final class SpendingCap {
  private final BigInteger limit;
  private BigInteger taken = BigInteger.ZERO;

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

  /** Takes the cost of one request, or of none if less is left. */
  synchronized boolean take(BigInteger cost) {
    if (taken.add(cost).compareTo(limit) > 0) {
      return false;
    }
    taken = taken.add(cost);
    return true;
  }

  /** The cap, in satoshis. */
  public BigInteger limit() {
    return limit;
  }

  /** What the requests that left could have cost, in satoshis. */
  public synchronized BigInteger taken() {
    return taken;
  }
}
