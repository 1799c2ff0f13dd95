package dev.keysend.mock.http;

import java.util.Locale;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.jakarta.servlet.http.HttpServletResponseWrapper;

/** A response with CORS headers, which a stub can replace, but which must not appear twice. */
class CorsResponse extends HttpServletResponseWrapper {
  private static final String PREFIX = "access-control-";

  CorsResponse(HttpServletResponse response) {
    super(response);
  }

  @Override
  public void addHeader(String name, String value) {
    if (name.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
      setHeader(name, value);
    } else {
      super.addHeader(name, value);
    }
  }
}
