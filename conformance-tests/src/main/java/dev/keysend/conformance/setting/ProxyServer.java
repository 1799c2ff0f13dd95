package dev.keysend.conformance.setting;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * An HTTP proxy that every request goes through.
 *
 * @param host its name or address
 * @param port its port
 * @param credentials user and password, joined by a colon, if it needs them; a secret that {@code
 *     toString} does not show
 */
public record ProxyServer(String host, int port, Optional<String> credentials) {
  private static final int HTTP_PORT = 80;

  /**
   * Reads a URL.
   *
   * @throws UsageException if it is not a proxy's URL; the message does not quote it
   */
  static ProxyServer of(String text) {
    try {
      URI url = new URI(text.replaceAll("/+$", ""));
      if ("http".equals(url.getScheme())
          && url.getHost() != null
          && url.getRawPath().isEmpty()
          && url.getRawQuery() == null
          && url.getRawFragment() == null) {
        return new ProxyServer(
            url.getHost(),
            url.getPort() < 0 ? HTTP_PORT : url.getPort(),
            Optional.ofNullable(url.getUserInfo()).filter(user -> !user.isEmpty()));
      }
    } catch (URISyntaxException e) {
      // Said below, without the text's secrets.
    }
    throw new UsageException(
        Setting.PROXY.flag()
            + " is not the URL of a proxy; use http://HOST:PORT or"
            + " http://USER:PASSWORD@HOST:PORT, and percent-encode"
            + " everything except letters and digits in user and password");
  }

  /** Host and port, without credentials. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
