package dev.keysend.mock.http;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;

/**
 * Lets pages of every origin call the mock and read its responses, and pages of named origins do so
 * with credentials, {@code credentials: 'include'}.
 */
public final class Cors {
  private static final String ALLOWED_HEADERS = "Access-Control-Allow-Headers";
  private static final String ALLOWED_METHODS = "Access-Control-Allow-Methods";

  /** With credentials, browsers accept no wildcard, so the headers are listed. */
  private static final String EXPOSED =
      "Keysend-Mock-Outcome, Allow, Content-Type, Location, Retry-After, WWW-Authenticate";

  private static final Map<String, String> FOR_ANYBODY = forAnybody();

  /** Names of headers, tokens of RFC 9110, with commas between them. */
  private static final Pattern HEADERS =
      Pattern.compile("[\\w!#$%&'*+.^`|~-]+(?:[ \\t]*,[ \\t]*[\\w!#$%&'*+.^`|~-]+)*");

  private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");

  private final Set<String> origins;

  /**
   * Names origins whose pages may send credentials.
   *
   * @throws IllegalArgumentException if one is not an origin such as {@code https://shop.example}
   */
  public Cors(List<String> origins) {
    origins.forEach(Cors::check);
    this.origins = Set.copyOf(origins);
  }

  private static Map<String, String> forAnybody() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Access-Control-Allow-Origin", "*");
    headers.put("Access-Control-Expose-Headers", "*");
    return Collections.unmodifiableMap(headers);
  }

  private static void check(String origin) {
    URI uri;
    try {
      uri = URI.create(origin);
    } catch (IllegalArgumentException e) {
      throw noOrigin(origin);
    }
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!web
        || uri.getHost() == null
        || !origin.equals(uri.getScheme() + "://" + uri.getAuthority())) {
      throw noOrigin(origin);
    }
  }

  private static IllegalArgumentException noOrigin(String origin) {
    return new IllegalArgumentException(
        "allowOrigin is "
            + origin
            + ", which is not an origin; use scheme, host and port as a browser sends them, such as"
            + " http://localhost:5173");
  }

  /**
   * Headers of a response that a page can read, in the order in which they are sent.
   *
   * @param origin the request's header {@code Origin}; null if there is none
   */
  public Map<String, String> answer(@Nullable String origin) {
    if (origins.isEmpty()) {
      return FOR_ANYBODY;
    }
    Map<String, String> headers = new LinkedHashMap<>();
    if (origin != null && origins.contains(origin)) {
      headers.put("Access-Control-Allow-Origin", origin);
      headers.put("Access-Control-Allow-Credentials", "true");
      headers.put("Access-Control-Expose-Headers", EXPOSED);
    } else {
      headers.putAll(FOR_ANYBODY);
    }
    headers.put("Vary", "Origin");
    return headers;
  }

  void answer(HttpServletRequest request, HttpServletResponse response) {
    answer(request.getHeader("Origin")).forEach(response::setHeader);
  }

  /** Whether a browser asks whether it may send a request. */
  static boolean isPreflight(HttpServletRequest request) {
    return request.getMethod().equals("OPTIONS")
        && request.getHeader("Origin") != null
        && request.getHeader("Access-Control-Request-Method") != null;
  }

  /**
   * Responds to a preflight request and allows every method and header: the mock's refusal of a
   * wrong method says more than the browser would, and applications may add headers, for example
   * for tracing.
   */
  void preflight(HttpServletRequest request, HttpServletResponse response) {
    answer(request, response);
    response.setHeader("Access-Control-Expose-Headers", null);
    String method = request.getHeader("Access-Control-Request-Method");
    String plain = "GET, HEAD, POST, OPTIONS";
    boolean more = method != null && METHOD.matcher(method).matches() && !plain.contains(method);
    response.setHeader(ALLOWED_METHODS, more ? plain + ", " + method : plain);
    String asked = request.getHeader("Access-Control-Request-Headers");
    response.setHeader(
        ALLOWED_HEADERS,
        asked != null && HEADERS.matcher(asked).matches()
            ? asked
            : "Authorization, Content-Type, Prefer, X-Api-Key");
    response.setHeader("Access-Control-Allow-Private-Network", "true");
    response.setHeader("Access-Control-Max-Age", "7200");
    response.setHeader(
        "Vary",
        (origins.isEmpty() ? "" : "Origin, ")
            + "Access-Control-Request-Headers, Access-Control-Request-Method");
  }
}
