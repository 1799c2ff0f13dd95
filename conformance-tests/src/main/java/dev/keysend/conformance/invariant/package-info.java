/**
 * The contract's invariants, evaluated: compiled and type-checked against the contract's own
 * schemas when the contract is loaded, and explained when they fail.
 */
@NullMarked
package dev.keysend.conformance.invariant;

import org.jspecify.annotations.NullMarked;
