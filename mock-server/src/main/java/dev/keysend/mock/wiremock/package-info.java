/** The engine: WireMock with the keysend endpoint as its stub, and its journal. */
@NullMarked
package dev.keysend.mock.wiremock;

import org.jspecify.annotations.NullMarked;
