/**
 * Decides: takes a request to the keysend path and says what to answer. Knows no HTTP server, so
 * every server gives the same answers.
 */
@NullMarked
package dev.keysend.mock.endpoint;

import org.jspecify.annotations.NullMarked;
