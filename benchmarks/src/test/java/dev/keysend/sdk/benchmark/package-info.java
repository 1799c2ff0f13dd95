/** What the SDK costs: time and bytes per payment, beside clients that are written by hand. */
@NullMarked
package dev.keysend.sdk.benchmark;

import org.jspecify.annotations.NullMarked;
