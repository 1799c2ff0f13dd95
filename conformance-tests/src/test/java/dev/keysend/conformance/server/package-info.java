/**
 * Servers to try the kit on: a correct one, and the small changes that make it wrong, or unusual.
 * Written apart from the mock, so that a mistake of the mock is not a mistake here.
 */
@NullMarked
package dev.keysend.conformance.server;

import org.jspecify.annotations.NullMarked;
