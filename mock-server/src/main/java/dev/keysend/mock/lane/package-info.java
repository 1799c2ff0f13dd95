/**
 * Answers payments before WireMock does, where both would answer the same. Only faster: the mock
 * works without this package.
 */
@NullMarked
package dev.keysend.mock.lane;

import org.jspecify.annotations.NullMarked;
