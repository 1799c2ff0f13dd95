/**
 * The one way out: every request to the target leaves through {@link
 * dev.keysend.conformance.wire.Gate}, which keeps the spending cap and the limits, and makes the
 * evidence, with secrets masked.
 */
@NullMarked
package dev.keysend.conformance.wire;

import org.jspecify.annotations.NullMarked;
