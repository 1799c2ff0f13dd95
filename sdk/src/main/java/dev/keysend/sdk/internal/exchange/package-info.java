/**
 * A payment under way: its thread, its time limit and its one outcome. Not for use from outside.
 */
@NullMarked
package dev.keysend.sdk.internal.exchange;

import org.jspecify.annotations.NullMarked;
