package dev.keysend.conformance.report;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text from a target, made safe to show. Characters that are invisible to people but have an effect
 * on a terminal, an XML parser or a browser are written as {@code \}{@code u001b}: control
 * characters (line feed and tab aside), marks that change the direction of writing, and unpaired
 * surrogates. So is the first character of anything that a build server would take as a command in
 * its log, such as {@code ::error} at the beginning of a line and {@code ##[group]} anywhere.
 */
public final class PrintableText {
  private static final Pattern LOG_COMMAND = Pattern.compile("(?m)(^\\h*):(?=:)|#(?=#\\w*\\[)");

  private PrintableText() {}

  /** The text with every such character escaped. */
  public static String of(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .codePoints()
        .forEach(
            c -> {
              if (isPrintable(c)) {
                printable.appendCodePoint(c);
              } else {
                printable.append(spelled(c));
              }
            });
    return LOG_COMMAND
        .matcher(printable)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) == null ? spelled('#') : found.group(1) + spelled(':')));
  }

  private static String spelled(int c) {
    return String.format(Locale.ROOT, "\\u%04x", c);
  }

  /** The text on one line: line breaks, and the spaces around them, become one space. */
  public static String onOneLine(String text) {
    return of(text.strip().replaceAll("\\s*[\\n\\r\\t\\u2028\\u2029]\\s*", " "));
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c == '\n' || c == '\t';
      case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
      case Character.FORMAT -> !turnsDirection(c);
      default -> c != 0xFFFE && c != 0xFFFF;
    };
  }

  private static boolean turnsDirection(int c) {
    return (c >= 0x200E && c <= 0x200F)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x061C;
  }
}
