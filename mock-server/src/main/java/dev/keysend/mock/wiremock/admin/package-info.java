/** What the mock adds to WireMock's admin API. */
@NullMarked
package dev.keysend.mock.wiremock.admin;

import org.jspecify.annotations.NullMarked;
