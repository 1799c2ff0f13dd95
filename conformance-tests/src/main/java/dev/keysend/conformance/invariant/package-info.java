/**
 * The contract's invariants, evaluated: parsed and checked against the contract's own schemas by
 * the build, and explained when they fail.
 */
@NullMarked
package dev.keysend.conformance.invariant;

import org.jspecify.annotations.NullMarked;
