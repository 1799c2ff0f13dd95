/** How slow, unreliable and busy the network is. */
@NullMarked
package dev.keysend.mock.endpoint.network;

import org.jspecify.annotations.NullMarked;
