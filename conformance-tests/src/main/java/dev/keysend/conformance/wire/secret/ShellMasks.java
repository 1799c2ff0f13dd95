package dev.keysend.conformance.wire.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks that a shell fills in, as parts of addresses. */
final class ShellMasks {
  /**
   * What the shell fills in, a control character as {@code printf %b} knows it, or anything else.
   */
  private static final Pattern PIECE =
      Pattern.compile("\\$\\{[^}]*\\}|\\$\\(.*\\)|\\\\[0nt\"]|.", Pattern.DOTALL);

  private static final Map<String, String> ESCAPED =
      Map.of("\\0", "%00", "\\n", "%0A", "\\t", "%09", "\\\"", "%22");

  private ShellMasks() {}

  /** The mask with all that the shell does not fill in percent-encoded. */
  static String encodedMask(String mask) {
    StringBuilder encoded = new StringBuilder();
    Matcher pieces = PIECE.matcher(mask);
    while (pieces.find()) {
      String piece = pieces.group();
      encoded.append(
          piece.length() > 1 && piece.startsWith("$")
              ? piece
              : ESCAPED.getOrDefault(piece, encoded(piece)));
    }
    return encoded.toString();
  }

  /** A text, percent-encoded. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
