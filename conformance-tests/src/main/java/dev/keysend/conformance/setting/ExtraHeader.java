package dev.keysend.conformance.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A header of every request of a run, in addition to those of the kit. Its value is a secret:
 * {@code toString} does not show it.
 *
 * @param name the name as it was written
 * @param value the value
 */
public record ExtraHeader(String name, String value) {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern VALUE =
      Pattern.compile("[\\x21-\\x7E]([\\x20-\\x7E\\t]*[\\x21-\\x7E])?");

  /** Headers that the kit sets itself, or that must not be set because rules are about them. */
  private static final Set<String> OF_THE_KIT =
      Set.of(
          "accept",
          "accept-encoding",
          "authorization",
          "connection",
          "content-encoding",
          "content-length",
          "content-type",
          "expect",
          "host",
          "keep-alive",
          "prefer",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "user-agent",
          "x-api-key",
          "x-http-method-override");

  /**
   * Reads header lines.
   *
   * @throws UsageException if a line is not a header; the message does not show its value
   */
  static List<ExtraHeader> of(String lines) {
    List<ExtraHeader> headers = new ArrayList<>();
    for (String line : lines.split("\\R", -1)) {
      if (!line.isBlank()) {
        headers.add(ofLine(line));
      }
    }
    return List.copyOf(headers);
  }

  private static ExtraHeader ofLine(String line) {
    int colon = line.indexOf(':');
    String name = line.substring(0, Math.max(0, colon)).strip();
    if (!TOKEN.matcher(name).matches()) {
      throw new UsageException(
          Setting.HEADER.flag() + " must be a name, a colon and a value, as in 'X-Tenant: blue'");
    }
    String lowerCase = name.toLowerCase(Locale.ROOT);
    if (lowerCase.equals("proxy-authorization")) {
      throw new UsageException(
          Setting.HEADER.flag()
              + " sets "
              + name
              + ", which goes to a proxy; write user and password into "
              + Setting.PROXY.flag());
    }
    if (OF_THE_KIT.contains(lowerCase)) {
      throw new UsageException(
          Setting.HEADER.flag()
              + " sets "
              + name
              + ", which the kit sets itself or has rules about; leave it out");
    }
    String value = line.substring(colon + 1).strip();
    if (!VALUE.matcher(value).matches()) {
      throw new UsageException(
          Setting.HEADER.flag()
              + " sets "
              + name
              + " to nothing, or to a value with other than visible ASCII characters and blanks");
    }
    return new ExtraHeader(name, value);
  }

  @Override
  public String toString() {
    return name;
  }
}
