/** How the client works inside. Nothing here is for use from outside, and all of it may change. */
@NullMarked
package dev.keysend.sdk.internal;

import org.jspecify.annotations.NullMarked;
