package dev.keysend.conformance.cli;

import java.io.Console;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What standard output can do.
 *
 * @param live whether lines can be overwritten, because a person is watching
 * @param colours whether to use colours
 */
record Terminal(boolean live, boolean colours) {
  /** Output to a file or a program. */
  static final Terminal NONE = new Terminal(false, false);

  private static final String ESCAPE = "\u001b[";

  /** The terminal that started the process, if any. */
  static Terminal ofProcess() {
    return of(isTerminal(System.console()), System.getenv());
  }

  /** See <a href="https://no-color.org">no-color.org</a>. */
  static Terminal of(boolean terminal, Map<String, String> environment) {
    boolean live = terminal && !"dumb".equals(environment.get("TERM"));
    return new Terminal(live, live && environment.getOrDefault("NO_COLOR", "").isEmpty());
  }

  /** Since Java 22, there is a console even without a terminal. */
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

  /** Clears the current line. */
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
