package dev.keysend.sdk;

import dev.keysend.sdk.internal.setting.Checks;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The server's address, checked. */
final class BaseUrl {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1", Pattern.CASE_INSENSITIVE);

  /** Browsers and OkHttp read the first name after any number of slashes as the host. */
  private static final Pattern WITHOUT_HOST = Pattern.compile("^\\s*[A-Za-z]+:(?!//[^/\\\\])");

  private static final Pattern CONTRACTS_PATH = Pattern.compile("/v1(/+wallet(/.*)?|/*)$");

  private BaseUrl() {}

  /** Parses an address and appends a slash if it has none, so that paths can follow. */
  static HttpUrl parse(String text) {
    HttpUrl url = HttpUrl.parse(Checks.notNull("baseUrl", text));
    String problem =
        url != null && WITHOUT_HOST.matcher(text).find() ? "has no host" : problem(url);
    if (url == null || problem != null) {
      // The address may contain a password, so the message does not show it.
      throw new IllegalArgumentException(
          "baseUrl must be like https://lnpay.co, and this one " + problem);
    }
    boolean open = url.encodedPath().endsWith("/");
    return open ? url : url.newBuilder().addPathSegment("").build();
  }

  static void refusePlainHttp(HttpUrl url, UnaryOperator<String> mask) {
    if (!url.isHttps() && !LOOPBACK.matcher(url.host()).matches()) {
      throw new IllegalStateException(
          "baseUrl is plain HTTP to "
              + mask.apply(url.host().toLowerCase(Locale.ROOT))
              + ", where anyone on the network can read the keys; use https, or call"
              + " allowPlainHttp()");
    }
  }

  private static @Nullable String problem(@Nullable HttpUrl url) {
    if (url == null) {
      return "is not an address with http or https";
    }
    if (!url.encodedUsername().isEmpty() || !url.encodedPassword().isEmpty()) {
      return "has a user or password in it; give the key with apiKey(…)";
    }
    if (url.query() != null || url.fragment() != null) {
      return "has a query or a fragment";
    }
    return CONTRACTS_PATH.matcher(url.encodedPath()).find()
        ? "has the contract's path in it; give only scheme, host, port and any path before /v1"
        : null;
  }
}
