package dev.keysend.mock.http;

import java.net.URI;
import java.net.URISyntaxException;

/** The target in a request's first line. */
public final class Targets {
  /** Characters that are allowed anywhere in a URI. */
  private static final String PLAIN_MARKS = "/_-.~";

  private Targets() {}

  /** Jetty accepts targets that are not URIs; WireMock and its journal do not. */
  static boolean isUri(String target) {
    return isPlain(target) || parses(target);
  }

  /**
   * Whether a target has only letters, digits and plain characters, so that nothing needs decoding.
   */
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
