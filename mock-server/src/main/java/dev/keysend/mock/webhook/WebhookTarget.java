package dev.keysend.mock.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The target of webhooks: only loopback and private addresses, unless the host was allowed by name,
 * so that the mock calls no foreign machine. A name can change its address, so it is looked up
 * again for every connection, and each of its addresses is checked.
 */
public final class WebhookTarget {
  /** How a name becomes addresses. */
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  private static final int UNIQUE_LOCAL_MASK = 0xfe;
  private static final int UNIQUE_LOCAL = 0xfc;
  private static final int IPV6_LENGTH = 16;

  private final URI url;
  private final boolean allowedByName;
  private final Resolver resolver;

  private WebhookTarget(URI url, boolean allowedByName, Resolver resolver) {
    this.url = url;
    this.allowedByName = allowedByName;
    this.resolver = resolver;
  }

  /**
   * Checks a URL that webhooks are to be posted to.
   *
   * @param url an http or https URL with a host and without a user name
   * @param allowedHost a host that may have any address; null for none
   * @throws IllegalArgumentException if the URL is no such URL, or its host cannot be found, or has
   *     an address that is neither loopback nor private
   */
  public static WebhookTarget of(URI url, @Nullable String allowedHost) {
    return of(url, allowedHost, InetAddress::getAllByName);
  }

  static WebhookTarget of(URI url, @Nullable String allowedHost, Resolver resolver) {
    String host = url.getHost();
    if (host == null
        || !("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()))
        || url.getPort() == 0) {
      throw new IllegalArgumentException(
          "webhookUrl must be an http or https URL with a host, such as"
              + " http://localhost:9000/hook");
    }
    if (url.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "webhookUrl has a user name in it, which is never sent; leave it out");
    }
    WebhookTarget target = new WebhookTarget(url, host.equalsIgnoreCase(allowedHost), resolver);
    try {
      target.addresses(host);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "webhookUrl has the host " + host + ", which cannot be found; use another host", e);
    }
    return target;
  }

  /** The URL to post to. */
  URI url() {
    return url;
  }

  /** The part of the URL that may be shown: the rest can contain a secret. */
  String origin() {
    return url.getScheme() + "://" + url.getRawAuthority();
  }

  /**
   * The addresses of a host.
   *
   * @throws UnknownHostException if it has none
   * @throws IllegalArgumentException if one of them is not allowed
   */
  InetAddress[] addresses(String host) throws UnknownHostException {
    InetAddress[] addresses = resolver.resolve(host);
    if (!allowedByName && !Arrays.stream(addresses).allMatch(WebhookTarget::isNear)) {
      throw new IllegalArgumentException(
          "webhookUrl has the host "
              + host
              + ", which has an address that is neither loopback nor private; allow the host by"
              + " name if you"
              + " want this");
    }
    return addresses;
  }

  private static boolean isNear(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || (bytes.length == IPV6_LENGTH && (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL);
  }
}
