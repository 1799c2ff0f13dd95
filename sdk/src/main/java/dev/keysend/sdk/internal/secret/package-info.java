/** The two keys, and how every text from outside loses them. Not for use from outside. */
@NullMarked
package dev.keysend.sdk.internal.secret;

import org.jspecify.annotations.NullMarked;
