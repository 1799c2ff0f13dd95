/** How texts of callers and servers appear in messages. Not for use from outside. */
@NullMarked
package dev.keysend.sdk.internal.text;

import org.jspecify.annotations.NullMarked;
