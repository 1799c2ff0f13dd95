/**
 * The one way out: every request to the target leaves through {@link
 * dev.keysend.conformance.wire.Gate}, and passes REST Assured's filters in a row: spending cap,
 * pace, evidence, transport.
 */
@NullMarked
package dev.keysend.conformance.wire;

import org.jspecify.annotations.NullMarked;
