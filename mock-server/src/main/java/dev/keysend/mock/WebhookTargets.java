package dev.keysend.mock;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Keeps webhooks from going to machines that did not ask for them. */
final class WebhookTargets {
  private static final int UNIQUE_LOCAL_MASK = 0xfe;
  private static final int UNIQUE_LOCAL = 0xfc;

  private WebhookTargets() {}

  static void check(URI url, @Nullable String allowedHost) {
    String host = url.getHost();
    if (host == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
      throw new IllegalArgumentException(
          "webhookUrl is " + url + "; give a URL such as http://localhost:9000/hook");
    }
    if (host.equals(allowedHost)) {
      return;
    }
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (!isNear(address)) {
          throw new IllegalArgumentException(
              "webhookUrl goes to the public host " + host + "; allow it by name if it is meant");
        }
      }
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "webhookUrl has the unknown host " + host + "; give one that can be found", e);
    }
  }

  private static boolean isNear(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || (bytes.length == 16 && (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL);
  }
}
