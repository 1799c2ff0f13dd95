/**
 * A correct server to test the kit on, its settings, and a run of the kit on it. The server shares
 * no code with the mock, so the two do not share mistakes.
 */
@NullMarked
package dev.keysend.conformance.server;

import org.jspecify.annotations.NullMarked;
