/** Finds and masks secrets, in whatever way they are written. */
@NullMarked
package dev.keysend.conformance.wire.secret;

import org.jspecify.annotations.NullMarked;
