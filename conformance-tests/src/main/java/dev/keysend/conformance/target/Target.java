package dev.keysend.conformance.target;

import java.net.URI;
import java.time.Duration;

/**
 * The server under test, as the way out needs to know it.
 *
 * @param baseUrl scheme, host, port and any path prefix; no trailing slash
 * @param timeout how long one whole exchange may take
 */
public record Target(URI baseUrl, Duration timeout) {}
