package dev.keysend.mock.http.admin;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pages of other origins away from the admin API; they can call only the endpoint. A browser
 * says which page asks; a program says nothing, and is allowed. A foreign host name that points
 * here would make a page look like the mock's own, so the mock accepts only addresses, loopback
 * names and allowed names.
 */
final class AdminGuard {
  /** What a browser sends for the mock's own page, and for an address that a person typed. */
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  private static final Pattern ADDRESS =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*");

  private static final Pattern HOST = Pattern.compile("(\\[[^]]*]|[^:]*)(:\\d+)?");

  private final Set<String> names = new HashSet<>();

  /**
   * Makes the guard.
   *
   * @param bindAddress where the mock listens
   * @param allowedHosts host names that it accepts in addition to loopback names
   */
  AdminGuard(String bindAddress, List<String> allowedHosts) {
    names.add(bindAddress.toLowerCase(Locale.ROOT));
    allowedHosts.forEach(host -> names.add(host.toLowerCase(Locale.ROOT)));
  }

  /**
   * Why the admin API refuses a request, and how to fix it; null if it does not.
   *
   * @param host the header Host
   * @param site the header Sec-Fetch-Site
   * @param origin the header Origin
   */
  @Nullable String refusal(@Nullable String host, @Nullable String site, @Nullable String origin) {
    if (host != null && !isOwn(host)) {
      return "The admin API accepts only an address, such as 127.0.0.1, or localhost; the header"
          + " Host has another"
          + " name, which --allow-host can allow";
    }
    boolean otherSite = site != null && !OWN_SITES.contains(site);
    boolean otherOrigin =
        origin != null && !origin.replaceFirst("^\\w+://", "").equalsIgnoreCase(host);
    return otherSite || otherOrigin
        ? "The admin API refuses pages of other origins; call it from a program, or from a page"
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
        || names.contains(name)
        // Nobody can make an address lead elsewhere.
        || ADDRESS.matcher(name).matches();
  }
}
