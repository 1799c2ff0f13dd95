package dev.keysend.mock.secret;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The path template of the contract's operation, with its one parameter. */
public final class KeysendPath {
  /** What follows a key in a path, or the end of the path. */
  private static final String ENDS = "/?#\"' \t\r\n<>,;";

  /** What a template or a regular expression has in the place of a key. */
  private static final String PATTERNS = "{[(\\";

  private final String before;
  private final String after;

  /** Creates a path from a template such as {@code /v1/wallet/{access_key}/keysend}. */
  public KeysendPath(String template) {
    this.before = template.substring(0, template.indexOf('{'));
    this.after = template.substring(template.indexOf('}') + 1);
  }

  /** Whether a path as sent matches this template. */
  public boolean matches(@Nullable String path) {
    return path != null
        && path.length() >= before.length() + after.length()
        && path.startsWith(before)
        && path.endsWith(after)
        && path.indexOf('/', before.length()) == path.length() - after.length();
  }

  /** The part before the key. */
  public String before() {
    return before;
  }

  /** A regular expression for the paths that match. */
  public String pattern() {
    return Pattern.quote(before) + "[^/]*" + Pattern.quote(after);
  }

  /** A text with the access key replaced in every path of this template. */
  String masked(String text, String mask) {
    StringBuilder masked = new StringBuilder();
    int from = 0;
    for (int start = text.indexOf(before); start >= 0; start = text.indexOf(before, from)) {
      int key = start + before.length();
      int end = key;
      while (end < text.length() && ENDS.indexOf(text.charAt(end)) < 0) {
        end++;
      }
      boolean hidden = end > key && PATTERNS.indexOf(text.charAt(key)) < 0;
      masked.append(text, from, key).append(hidden ? mask : text.substring(key, end));
      from = end;
    }
    return masked.append(text, from, text.length()).toString();
  }

  /** The access key in a matching path, percent-decoded; null if it cannot be decoded. */
  public @Nullable String accessKey(String path) {
    String key = path.substring(before.length(), path.length() - after.length());
    if (key.indexOf('%') < 0) {
      return key;
    }
    try {
      return URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
