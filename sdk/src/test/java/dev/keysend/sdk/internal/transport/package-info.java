/** Tests of the transport, which is not part of the public API. */
@NullMarked
package dev.keysend.sdk.internal.transport;

import org.jspecify.annotations.NullMarked;
