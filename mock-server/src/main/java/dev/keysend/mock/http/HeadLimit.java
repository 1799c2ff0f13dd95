package dev.keysend.mock.http;

import java.util.Locale;
import wiremock.org.eclipse.jetty.http.BadMessageException;
import wiremock.org.eclipse.jetty.http.HttpField;
import wiremock.org.eclipse.jetty.server.Connector;
import wiremock.org.eclipse.jetty.server.HttpConfiguration;
import wiremock.org.eclipse.jetty.server.Request;

/**
 * Refuses a request head that is too large and names its largest header, which Jetty's own limit
 * cannot do.
 */
final class HeadLimit implements HttpConfiguration.Customizer {
  /** Jetty reads this many times the limit, so that the largest header is known. */
  static final int READ_BEYOND = 4;

  static final int TOO_LARGE = 431;

  /** The bytes around a name and its value: a colon, a space, and the end of the line. */
  private static final int PUNCTUATION = 4;

  private final int limit;

  HeadLimit(int limit) {
    this.limit = limit;
  }

  @Override
  public void customize(Connector connector, HttpConfiguration configuration, Request request) {
    String target = request.getHttpURI().getPathQuery();
    int size = target == null ? 0 : target.length();
    HttpField largest = null;
    for (HttpField field : request.getHttpFields()) {
      size += size(field);
      if (largest == null || size(field) > size(largest)) {
        largest = field;
      }
    }
    if (size > limit) {
      String blamed =
          largest == null || size(largest) < size / 2
              ? ""
              : String.format(
                  Locale.ROOT,
                  "; the largest header is %s, with %d bytes",
                  largest.getName(),
                  size(largest));
      throw new BadMessageException(TOO_LARGE, message(limit) + blamed);
    }
  }

  /** What to say of a head beyond a limit. */
  static String message(int limit) {
    return "The request's head is too large; its first line and its headers can take "
        + limit
        + " bytes together";
  }

  private static int size(HttpField field) {
    String value = field.getValue();
    return field.getName().length() + (value == null ? 0 : value.length()) + PUNCTUATION;
  }
}
