/** The newest requests, as WireMock shows them. */
@NullMarked
package dev.keysend.mock.wiremock.journal;

import org.jspecify.annotations.NullMarked;
