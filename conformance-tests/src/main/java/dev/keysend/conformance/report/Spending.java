package dev.keysend.conformance.report;

import java.math.BigInteger;
import java.util.Optional;

/**
 * What the run could have cost, in satoshis.
 *
 * @param cap the cap; empty if there is none, since the money is not real
 * @param worstCase what the requests that left could have cost, fees aside
 * @param paid what the target answered as paid
 * @param fees what the balance fell by beyond that
 */
public record Spending(
    Optional<BigInteger> cap, BigInteger worstCase, BigInteger paid, BigInteger fees) {
  /** The most that can be told: what the requests that left could have cost, and the fees seen. */
  public BigInteger most() {
    return worstCase.add(fees);
  }
}
