package dev.keysend.conformance.wire;

import dev.keysend.conformance.setting.ProxyServer;
import dev.keysend.conformance.wire.tls.Tls;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The target, as the gate needs to know it.
 *
 * @param baseUrl scheme, host, port and any path prefix; no trailing slash
 * @param timeout how long one whole exchange may take
 * @param tls whom to trust and which certificate to present, if the base URL begins with https
 * @param proxy the proxy for every request, if any
 */
public record Target(URI baseUrl, Duration timeout, Tls tls, Optional<ProxyServer> proxy) {}
