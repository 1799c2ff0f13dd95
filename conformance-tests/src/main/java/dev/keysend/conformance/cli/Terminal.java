package dev.keysend.conformance.cli;

import java.io.Console;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What standard output can do.
 *
 * @param live whether a line can be overwritten, because a person watches
 * @param colours whether colours are shown, and wanted
 */
record Terminal(boolean live, boolean colours) {
  /** Output that is kept in a file, or read by a program. */
  static final Terminal NONE = new Terminal(false, false);

  private static final String ESCAPE = "\u001b[";

  /** The terminal that the process was started from, if it was. */
  static Terminal ofProcess() {
    return of(isTerminal(System.console()), System.getenv());
  }

  /** See <a href="https://no-color.org">no-color.org</a>. */
  static Terminal of(boolean terminal, Map<String, String> environment) {
    boolean live = terminal && !"dumb".equals(environment.get("TERM"));
    return new Terminal(live, live && environment.getOrDefault("NO_COLOR", "").isEmpty());
  }

  /** From Java 22 on there is a console even where there is no terminal. */
  private static boolean isTerminal(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** What takes the cursor to an empty line, in place of the one that it is on. */
  String rewind() {
    return live ? "\r" + ESCAPE + "K" : "";
  }

  String paint(Colour colour, String text) {
    return colours ? ESCAPE + colour.code + "m" + text + ESCAPE + "0m" : text;
  }

  /** The colours in use. */
  enum Colour {
    GREEN(32),
    RED(31),
    YELLOW(33),
    MAGENTA(35),
    GREY(90),
    BOLD(1);

    private final int code;

    Colour(int code) {
      this.code = code;
    }
  }
}
