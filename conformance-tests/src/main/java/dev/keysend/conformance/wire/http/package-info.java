/** Sends one request and reads its answer within fixed limits, whatever the target does. */
@NullMarked
package dev.keysend.conformance.wire.http;

import org.jspecify.annotations.NullMarked;
