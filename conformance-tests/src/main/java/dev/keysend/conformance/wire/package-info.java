/**
 * Sends every request to the target: {@link dev.keysend.conformance.wire.Gate} passes it through
 * REST Assured's filters in a row: spending cap, pace, evidence, transport.
 */
@NullMarked
package dev.keysend.conformance.wire;

import org.jspecify.annotations.NullMarked;
