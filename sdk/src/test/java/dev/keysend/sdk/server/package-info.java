/** Servers and networks to test the client on, with their responses and destinations. */
@NullMarked
package dev.keysend.sdk.server;

import org.jspecify.annotations.NullMarked;
