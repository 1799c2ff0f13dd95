package dev.keysend.conformance.report;

import java.math.BigInteger;
import java.util.Optional;

/**
 * What the run could have cost, in satoshis, network fees aside.
 *
 * @param cap the cap; empty if there is none, since the money is not real
 * @param worstCase what the requests that left could have cost
 * @param paid what the target says it paid
 */
public record Spending(Optional<BigInteger> cap, BigInteger worstCase, BigInteger paid) {}
