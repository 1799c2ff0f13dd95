package dev.keysend.conformance.report;

/**
 * Whether one part of the contract was exercised.
 *
 * @param pointer the part, a JSON pointer into the contract
 * @param exercised whether an exchange of this run exercised it
 */
public record Coverage(String pointer, boolean exercised) {}
