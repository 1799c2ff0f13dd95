/** Checks of settings. Not for use from outside. */
@NullMarked
package dev.keysend.sdk.internal.setting;

import org.jspecify.annotations.NullMarked;
