package dev.keysend.conformance.explore;

import java.math.BigInteger;

/**
 * What a step may ask for.
 *
 * @param amount the largest amount of one payment, in satoshis
 * @param atOnce whether payments may leave together
 * @param open whether a request may leave that names no amount, and so may cost all there is
 * @param excessive an amount that the wallet does not hold; zero if none may be asked for
 */
record Limits(long amount, boolean atOnce, boolean open, BigInteger excessive) {}
