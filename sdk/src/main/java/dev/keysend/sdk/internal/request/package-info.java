/** Requests before they leave: checks, limits and copies. Not for use from outside. */
@NullMarked
package dev.keysend.sdk.internal.request;

import org.jspecify.annotations.NullMarked;
