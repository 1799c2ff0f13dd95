/** Finds and masks secrets, however they are written. */
@NullMarked
package dev.keysend.conformance.wire.secret;

import org.jspecify.annotations.NullMarked;
