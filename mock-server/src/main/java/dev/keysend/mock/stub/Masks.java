package dev.keysend.mock.stub;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Hides keys in whatever is kept or shown of a request. */
final class Masks {
  static final String MASK = "***";

  private static final Set<String> SECRET_HEADERS =
      Set.of("authorization", "proxy-authorization", "cookie", "x-api-key");

  private final KeysendPath path;
  private final List<String> secrets;

  Masks(KeysendPath path, Keys keys) {
    this.path = path;
    this.secrets = List.of(keys.apiKey(), keys.walletKey(), keys.readOnlyWalletKey());
  }

  /** A URL, or a path and query, without the access key in it. */
  String url(String url) {
    String masked = path.masked(url, MASK);
    for (String secret : secrets) {
      masked = masked.replace(secret, MASK);
    }
    return masked;
  }

  static String header(String name, String value) {
    return SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT)) ? MASK : value;
  }
}
