/** Tests that a payment reaches the server at most once. */
@NullMarked
package dev.keysend.sdk.doublesend;

import org.jspecify.annotations.NullMarked;
