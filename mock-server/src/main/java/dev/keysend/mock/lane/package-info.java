/**
 * Responds to payments before WireMock if both would respond identically. It only makes the mock
 * faster; the mock works without this package.
 */
@NullMarked
package dev.keysend.mock.lane;

import org.jspecify.annotations.NullMarked;
