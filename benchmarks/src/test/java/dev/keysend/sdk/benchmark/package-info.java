/**
 * Measures the time and the bytes that a payment with the SDK costs, compared with hand-written
 * clients.
 */
@NullMarked
package dev.keysend.sdk.benchmark;

import org.jspecify.annotations.NullMarked;
