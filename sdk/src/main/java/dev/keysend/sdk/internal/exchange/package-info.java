/**
 * A payment in progress: its thread, its time limit and its one outcome. Do not use it from
 * outside.
 */
@NullMarked
package dev.keysend.sdk.internal.exchange;

import org.jspecify.annotations.NullMarked;
