package dev.keysend.sdk;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The server's address, checked. */
final class BaseUrl {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1", Pattern.CASE_INSENSITIVE);

  private BaseUrl() {}

  /** Parses an address and appends a slash if it has none, so that paths can follow. */
  static HttpUrl parse(String text) {
    HttpUrl url = HttpUrl.parse(Objects.requireNonNull(text, "baseUrl"));
    String problem = problem(url);
    if (url == null || problem != null) {
      // The address may contain a password, so the message does not show it.
      throw new IllegalArgumentException(
          "baseUrl must be like https://lnpay.co, and this one " + problem);
    }
    boolean open = url.encodedPath().endsWith("/");
    return open ? url : url.newBuilder().addPathSegment("").build();
  }

  static void refusePlainHttp(HttpUrl url) {
    if (!url.isHttps() && !LOOPBACK.matcher(url.host()).matches()) {
      throw new IllegalStateException(
          "baseUrl is plain HTTP to "
              + url.host().toLowerCase(Locale.ROOT)
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
    return url.query() != null || url.fragment() != null ? "has a query or a fragment" : null;
  }
}
