package dev.keysend.mock.http;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Character sets in {@code Content-Type}, on which WireMock fails if Java does not know them. */
public final class Charsets {
  private static final String USUAL = "application/json";

  private static final Pattern PARAMETER = Pattern.compile("(;\\s*)charset(\\s*=([^;=]*))");

  private static final Pattern MULTIPART =
      Pattern.compile(
          "^\\s*multipart/(?!.*;\\s*boundary\\s*=\\s*[^\\s;])", Pattern.CASE_INSENSITIVE);

  private Charsets() {}

  /**
   * A {@code Content-Type} that WireMock can read: a parameter with an unknown character set is
   * written {@code Charset}, which WireMock ignores, so that it reads the body as UTF-8. Names of
   * parameters ignore case, so the header means the same.
   */
  public static String readable(String contentType) {
    if (contentType.equals(USUAL)) { // Saves the search, which takes part of every payment's time.
      return contentType;
    }
    Matcher parameters = PARAMETER.matcher(contentType);
    StringBuilder readable = new StringBuilder();
    while (parameters.find()) {
      String name = isKnown(parameters.group(3).replace("\"", "")) ? "charset" : "Charset";
      parameters.appendReplacement(
          readable, Matcher.quoteReplacement(parameters.group(1) + name + parameters.group(2)));
    }
    return withBoundary(parameters.appendTail(readable).toString());
  }

  /** Without a boundary there are no parts, so any will do. */
  private static String withBoundary(String contentType) {
    return MULTIPART.matcher(contentType).find() ? contentType + ";boundary=none" : contentType;
  }

  private static boolean isKnown(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }
}
