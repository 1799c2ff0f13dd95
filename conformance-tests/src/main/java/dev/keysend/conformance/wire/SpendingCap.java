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
  private BigInteger expected = BigInteger.ZERO;
  private BigInteger largestExcess = BigInteger.ZERO;

  /**
   * Makes an unused cap.
   *
   * @param limit satoshis; 0 allows only requests that cannot pay
   */
  public SpendingCap(BigInteger limit) {
    if (limit.signum() < 0) {
      throw new IllegalArgumentException("The spending cap must be 0 or more, not " + limit);
    }
    this.limit = limit;
  }

  /**
   * Takes the cost of one request and keeps free what is expected in addition, such as a fee, or
   * does neither if too little is left. Requests that cost nothing are always allowed.
   */
  synchronized boolean take(BigInteger cost, BigInteger expected) {
    BigInteger most = cost.add(expected);
    if (most.signum() > 0 && !leaves(most)) {
      return false;
    }
    taken = taken.add(cost);
    this.expected = this.expected.add(expected);
    return true;
  }

  private boolean leaves(BigInteger amount) {
    return most().add(amount).compareTo(limit) <= 0;
  }

  /**
   * Takes the most that all requests of unknown cost can cost together, once, or nothing if too
   * little is left.
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

  /** Gives back what a request took that was not sent. */
  synchronized void giveBack(BigInteger cost) {
    taken = taken.subtract(cost);
  }

  /**
   * A response says that more was paid than its request can have cost.
   *
   * @param more by how much
   * @param ofReserve whether the request's cost was unknown
   */
  public synchronized void exceeded(BigInteger more, boolean ofReserve) {
    if (ofReserve) {
      paidOfReserve = paidOfReserve.add(more);
      reserve = reserve.max(paidOfReserve);
    } else {
      taken = taken.add(more);
      largestExcess = largestExcess.max(more);
    }
  }

  /**
   * The most that a response has shown as paid beyond what its request could cost. A target that
   * did this once may do it again.
   */
  public synchronized BigInteger largestExcess() {
    return largestExcess;
  }

  /** What was expected in addition for a request has been counted, or was not paid. */
  public synchronized void arrived(BigInteger expected) {
    this.expected = this.expected.subtract(expected);
  }

  /**
   * Counts the known fees; lower values than before change nothing.
   *
   * @param named what responses name as fees
   * @param shown what balances have fallen by beyond what was paid and these fees
   * @param missed the likely fees of payments before the first balance
   */
  public synchronized void count(BigInteger named, BigInteger shown, BigInteger missed) {
    fees = fees.max(named);
    beyond = beyond.max(shown);
    unseen = unseen.max(missed);
  }

  /** The fees of everything that was sent have been counted, so no more are expected. */
  public synchronized void settle() {
    expected = BigInteger.ZERO;
  }

  /** Whether the cap limits anything: no wallet holds more than all bitcoin. */
  public boolean isSet() {
    return limit.compareTo(ALL_BITCOIN) <= 0;
  }

  /** The cap, in satoshis. */
  public BigInteger limit() {
    return limit;
  }

  /** The most that the run can have cost so far, in satoshis. */
  public synchronized BigInteger most() {
    return taken.add(reserve).add(fees).add(beyond).add(unseen).add(expected);
  }

  /** What the requests could have cost, in satoshis, without fees. */
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
