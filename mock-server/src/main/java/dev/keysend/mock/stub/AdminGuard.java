package dev.keysend.mock.stub;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pages of other origins from the admin API: what they may call is the endpoint. A browser
 * says which page asks; a program says nothing, and may. A name of somebody's that leads to
 * loopback makes a page look like the mock's own, so a mock that listens at loopback is only to be
 * called by a name of loopback.
 */
final class AdminGuard {
  /** What a browser says of the mock's own page, and of an address that a person typed. */
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  private static final Pattern HOST = Pattern.compile("(\\[[^]]*]|[^:]*)(:\\d+)?");

  private final String bindAddress;
  private final boolean loopback;

  AdminGuard(String bindAddress) {
    this.bindAddress = bindAddress.toLowerCase(Locale.ROOT);
    this.loopback = isLoopback(bindAddress);
  }

  /**
   * Why a request is not for the admin API, and the way out; null when it is.
   *
   * @param host the header Host
   * @param site the header Sec-Fetch-Site
   * @param origin the header Origin
   */
  @Nullable String refusal(@Nullable String host, @Nullable String site, @Nullable String origin) {
    if (loopback && host != null && !isOwn(host)) {
      return "The admin API of a mock that listens at loopback is called as localhost or 127.0.0.1;"
          + " the header Host says otherwise";
    }
    boolean otherSite = site != null && !OWN_SITES.contains(site);
    boolean otherOrigin =
        origin != null && !origin.replaceFirst("^\\w+://", "").equalsIgnoreCase(host);
    return otherSite || otherOrigin
        ? "The admin API is not for pages of other origins; call it from a program, or from a page"
            + " of this mock"
        : null;
  }

  private boolean isOwn(String host) {
    Matcher parts = HOST.matcher(host.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return false;
    }
    String name = parts.group(1).replaceAll("[\\[\\]]", "");
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || name.equals(bindAddress)
        // Only what is an address already: a name must not be looked up.
        || (name.matches("[0-9.]+|[0-9a-f:]*:[0-9a-f:.]*") && isLoopback(name));
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
