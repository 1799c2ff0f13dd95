/** Proofs of what no caller sees. */
@NullMarked
package dev.keysend.sdk.internal.transport;

import org.jspecify.annotations.NullMarked;
