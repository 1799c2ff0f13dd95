/**
 * Decides how to respond to a request to the keysend path. Independent of the HTTP server, so the
 * response is the same behind every server.
 */
@NullMarked
package dev.keysend.mock.endpoint;

import org.jspecify.annotations.NullMarked;
