package dev.keysend.conformance.report;

import java.math.BigInteger;
import java.util.Optional;

/**
 * The spending of the run, in satoshis.
 *
 * @param cap the cap; empty if there is none, because the money is not real
 * @param worstCase what the requests that left could have cost, fees aside
 * @param paid what the target reported as paid
 * @param fees what its responses name as network fees
 * @param beyond what balances have fallen by beyond that: fees that no response names, or what
 *     others do with the wallet
 * @param most the most that the run can have cost: all of that, plus fees that are likely but were
 *     never shown
 * @param feesOpen whether something was paid whose fee is unknown, so that the fee comes on top
 */
public record Spending(
    Optional<BigInteger> cap,
    BigInteger worstCase,
    BigInteger paid,
    BigInteger fees,
    BigInteger beyond,
    BigInteger most,
    boolean feesOpen) {}
