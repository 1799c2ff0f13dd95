/**
 * One request on one connection: what may leave, and how much may come back. Not for use from
 * outside.
 */
@NullMarked
package dev.keysend.sdk.internal.transport;

import org.jspecify.annotations.NullMarked;
