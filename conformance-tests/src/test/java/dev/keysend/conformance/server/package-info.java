/**
 * A correct server to test the kit on, its settings, and a run of the kit on it. Written apart from
 * the mock, so that the two do not share mistakes.
 */
@NullMarked
package dev.keysend.conformance.server;

import org.jspecify.annotations.NullMarked;
