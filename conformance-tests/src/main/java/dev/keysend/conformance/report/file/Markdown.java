package dev.keysend.conformance.report.file;

import dev.keysend.conformance.report.PrintableText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes text as GitHub-flavoured Markdown that shows it unchanged. Text from others goes into
 * {@link #code} or {@link #block}, where nothing links, mentions or formats.
 */
final class Markdown {
  private static final Pattern PUNCTUATION = Pattern.compile("[\\p{Punct}&&[^.,;'/()%?]]");
  private static final Pattern BACKTICKS = Pattern.compile("`+");

  private Markdown() {}

  /** The kit's own words, on one line. */
  static String text(String text) {
    return PUNCTUATION.matcher(PrintableText.onOneLine(text)).replaceAll("\\\\$0");
  }

  /** Foreign text within a line. */
  static String code(String text) {
    String line = PrintableText.onOneLine(text);
    if (line.isEmpty()) {
      return "";
    }
    String fence = "`".repeat(longestRun(line) + 1);
    boolean touches = line.startsWith("`") || line.endsWith("`");
    return touches ? fence + " " + line + " " + fence : fence + line + fence;
  }

  /** Text from others in the cell of a table, where even code must escape the bar. */
  static String cell(String text) {
    return code(text).replace("|", "\\|");
  }

  /** Text of several lines from others; ends with a line break. */
  static String block(String language, String text) {
    String printable = PrintableText.of(text).stripTrailing();
    String fence = "`".repeat(Math.max(3, longestRun(printable) + 1));
    return fence + language + "\n" + printable + "\n" + fence + "\n";
  }

  private static int longestRun(String text) {
    int longest = 0;
    Matcher run = BACKTICKS.matcher(text);
    while (run.find()) {
      longest = Math.max(longest, run.end() - run.start());
    }
    return longest;
  }
}
