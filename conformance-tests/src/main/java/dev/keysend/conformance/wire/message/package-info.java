/** Requests and responses as plain values, independent of any library. */
@NullMarked
package dev.keysend.conformance.wire.message;

import org.jspecify.annotations.NullMarked;
