package dev.keysend.sdk.internal.text;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A text from a caller or a server. It must not fill a log, forge a line or command a terminal. */
public final class ForeignText {
  private static final int MOST_CHARACTERS = 200;
  private static final int MOST_PROBLEMS = 10;

  private ForeignText() {}

  /** The text on one line, shortened, with escapes for characters that cannot be seen. */
  public static String shown(@Nullable Object text) {
    return shown(String.valueOf(text), MOST_CHARACTERS);
  }

  /** The text as {@link #shown(Object)} gives it, with a limit of its own. */
  public static String shown(String text, int most) {
    StringBuilder shown = new StringBuilder();
    int i = 0;
    while (i < text.length() && i < most) {
      int point = text.codePointAt(i);
      if (isHidden(point)) {
        for (char c : Character.toChars(point)) {
          shown.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
      } else {
        shown.appendCodePoint(point);
      }
      i += Character.charCount(point);
    }
    if (i < text.length()) {
      shown.append("… (").append(text.length()).append(" characters)");
    }
    return shown.toString();
  }

  /** The first of several problems, which are shown as they are. */
  public static String joined(List<String> problems) {
    int more = problems.size() - MOST_PROBLEMS;
    return more <= 0
        ? String.join("; ", problems)
        : String.join("; ", problems.subList(0, MOST_PROBLEMS)) + "; and " + more + " more";
  }

  /** Whether a text has a character that cannot be seen, or half a surrogate pair. */
  public static boolean hasHidden(String text) {
    return text.codePoints().anyMatch(ForeignText::isHidden);
  }

  /** Whether a text has half a surrogate pair. */
  public static boolean isTorn(String text) {
    return text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE);
  }

  /** Line breaks and other controls, marks that change the direction, and surrogates alone. */
  private static boolean isHidden(int point) {
    switch (Character.getType(point)) {
      case Character.CONTROL:
      case Character.FORMAT:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
      case Character.SURROGATE:
        return true;
      default:
        return false;
    }
  }
}
