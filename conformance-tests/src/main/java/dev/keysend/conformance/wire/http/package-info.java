/** Sends one request and reads its response within fixed limits, whatever the target does. */
@NullMarked
package dev.keysend.conformance.wire.http;

import org.jspecify.annotations.NullMarked;
