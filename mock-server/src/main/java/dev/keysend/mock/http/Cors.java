package dev.keysend.mock.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.http.HttpServletResponse;

/** Lets pages of every origin call the mock and read its answers. */
public final class Cors {
  /** Headers of every answer that a page may read, in the order in which they are sent. */
  public static final Map<String, String> ANSWER = answer();

  private static final String ALLOWED_HEADERS = "Access-Control-Allow-Headers";

  private static final Map<String, String> PREFLIGHT =
      Map.of(
          "Access-Control-Allow-Origin",
          "*",
          "Access-Control-Allow-Methods",
          "GET, HEAD, POST, OPTIONS",
          ALLOWED_HEADERS,
          "Authorization, Content-Type, Prefer, X-Api-Key",
          "Access-Control-Allow-Private-Network",
          "true",
          "Access-Control-Max-Age",
          "7200");

  /** Names of headers, tokens of RFC 9110, with commas between them. */
  private static final Pattern HEADERS =
      Pattern.compile("[\\w!#$%&'*+.^`|~-]+(?:[ \\t]*,[ \\t]*[\\w!#$%&'*+.^`|~-]+)*");

  private Cors() {}

  private static Map<String, String> answer() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Access-Control-Allow-Origin", "*");
    headers.put("Access-Control-Expose-Headers", "*");
    return Collections.unmodifiableMap(headers);
  }

  /**
   * Answers a preflight. Whatever headers it asks for are allowed: what an application adds, such
   * as one for tracing, is none of the mock's business.
   *
   * @param asked its {@code Access-Control-Request-Headers}; null when there are none
   */
  static void preflight(@Nullable String asked, HttpServletResponse response) {
    PREFLIGHT.forEach(response::setHeader);
    if (asked != null && HEADERS.matcher(asked).matches()) {
      response.setHeader(ALLOWED_HEADERS, asked);
    }
    response.setHeader("Vary", "Access-Control-Request-Headers");
  }
}
