/** Requests and answers, as the rest of the kit sees them: plain values, without a library. */
@NullMarked
package dev.keysend.conformance.wire.message;

import org.jspecify.annotations.NullMarked;
