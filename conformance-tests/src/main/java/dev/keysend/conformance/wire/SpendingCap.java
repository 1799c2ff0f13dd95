package dev.keysend.conformance.wire;

import java.math.BigInteger;

/**
 * The most that a run can cost, in satoshis. The cap counts the worst case of a request before the
 * kit sends it, and gives it back only if the request was not sent: a refused request may still
 * have been paid. If a response says that more was paid, that counts.
 *
 * <p>Requests of unknown cost share a reserve, the wallet's balance, because all of them together
 * cannot cost more.
 *
 * <p>Only the target knows the network fee. It counts as soon as a response names it or a balance
 * shows it, and from then on the cap keeps a similar fee free for every payment.
 */
public final class SpendingCap {
  private static final BigInteger ALL_BITCOIN = BigInteger.valueOf(2_100_000_000_000_000L);

  private final BigInteger limit;
  private BigInteger taken = BigInteger.ZERO;
  private BigInteger reserve = BigInteger.ZERO;
  private BigInteger paidOfReserve = BigInteger.ZERO;
  private BigInteger fees = BigInteger.ZERO;
  private BigInteger beyond = BigInteger.ZERO;
  private BigInteger unseen = BigInteger.ZERO;
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
    if (cost.signum() > 0 && !leaves(cost.add(expectedFee))) {
      return false;
    }
    taken = taken.add(cost);
    expectedFees = expectedFees.add(expectedFee);
    return true;
  }

  private boolean leaves(BigInteger amount) {
    return most().add(amount).compareTo(limit) <= 0;
  }

  /**
   * Takes what all requests of unknown cost can cost together, once; or takes nothing if less is
   * left.
   *
   * @param most what the wallet holds
   */
  public synchronized boolean reserve(BigInteger most) {
    BigInteger more = most.subtract(reserve).max(BigInteger.ZERO);
    if (!leaves(more)) {
      return false;
    }
    reserve = reserve.add(more);
    return true;
  }

  /** Gives back what a request took that never left. */
  synchronized void giveBack(BigInteger cost) {
    taken = taken.subtract(cost);
  }

  /**
   * A response says that more was paid than its request can have cost.
   *
   * @param more by how much
   * @param ofReserve whether the request was one of unknown cost
   */
  public synchronized void exceeded(BigInteger more, boolean ofReserve) {
    if (ofReserve) {
      paidOfReserve = paidOfReserve.add(more);
      reserve = reserve.max(paidOfReserve);
    } else {
      taken = taken.add(more);
    }
  }

  /**
   * Counts what is known of fees; less than before changes nothing.
   *
   * @param named what responses name as fees
   * @param shown what balances have fallen by beyond what was paid, and beyond these fees
   * @param missed the fees of what was paid before there was a balance to show them, if they are
   *     like those after
   */
  public synchronized void count(BigInteger named, BigInteger shown, BigInteger missed) {
    fees = fees.max(named);
    beyond = beyond.max(shown);
    unseen = unseen.max(missed);
  }

  /** The fees of everything that has left have been counted; none is to be expected any more. */
  public synchronized void settle() {
    expectedFees = BigInteger.ZERO;
  }

  /** Whether it keeps anything from being spent: no wallet holds more than all bitcoin. */
  public boolean isSet() {
    return limit.compareTo(ALL_BITCOIN) <= 0;
  }

  /** The cap, in satoshis. */
  public BigInteger limit() {
    return limit;
  }

  /** The most that the run can have cost so far, in satoshis. */
  public synchronized BigInteger most() {
    return taken.add(reserve).add(fees).add(beyond).add(unseen).add(expectedFees);
  }

  /** What the requests that left could have cost, in satoshis, fees aside. */
  public synchronized BigInteger taken() {
    return taken.add(reserve);
  }

  /** What responses name as fees, in satoshis. */
  public synchronized BigInteger fees() {
    return fees;
  }

  /** What balances have fallen by beyond what was paid and named as a fee, in satoshis. */
  public synchronized BigInteger beyond() {
    return beyond;
  }
}
