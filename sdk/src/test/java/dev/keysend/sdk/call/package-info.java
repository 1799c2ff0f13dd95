/** Tests of one call: what it sends, how long it takes, what it hides. */
@NullMarked
package dev.keysend.sdk.call;

import org.jspecify.annotations.NullMarked;
