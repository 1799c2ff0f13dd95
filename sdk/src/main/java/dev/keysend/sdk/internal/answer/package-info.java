/** Checks what a response says about a payment. Internal. */
@NullMarked
package dev.keysend.sdk.internal.answer;

import org.jspecify.annotations.NullMarked;
