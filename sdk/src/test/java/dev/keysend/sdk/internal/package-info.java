/** Proofs of what no caller sees. */
@NullMarked
package dev.keysend.sdk.internal;

import org.jspecify.annotations.NullMarked;
