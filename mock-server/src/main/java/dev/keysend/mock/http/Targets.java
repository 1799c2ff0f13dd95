package dev.keysend.mock.http;

import java.net.URI;
import java.net.URISyntaxException;

/** What stands in a request's first line. */
public final class Targets {
  /** Marks that stand in a URI anywhere. */
  private static final String PLAIN_MARKS = "/_-.~";

  private Targets() {}

  /** Jetty takes targets that no URI can be; WireMock and its journal do not. */
  static boolean isUri(String target) {
    return isPlain(target) || parses(target);
  }

  /** Whether a target is of letters, digits and marks alone, so that it means what it says. */
  public static boolean isPlain(String target) {
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || PLAIN_MARKS.indexOf(c) >= 0;
      if (!plain) {
        return false;
      }
    }
    return true;
  }

  private static boolean parses(String target) {
    try {
      return new URI(target).getRawPath() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
