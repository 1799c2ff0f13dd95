package dev.keysend.conformance.report;

import java.math.BigInteger;

/**
 * What the run could have cost, in satoshis, network fees aside.
 *
 * @param cap the cap
 * @param worstCase what the requests that left could have cost
 * @param paid what the target says it paid
 */
public record Spending(BigInteger cap, BigInteger worstCase, BigInteger paid) {}
