package dev.keysend.conformance.setting;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Checks file names in settings. In a locale with only ASCII, Java replaces all other letters with
 * question marks, and the reports would go to the wrong place.
 */
final class FileNames {
  private FileNames() {}

  static Path path(Setting setting, String text) {
    return path(
        setting,
        text,
        Charset.forName(System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name())));
  }

  /**
   * A path.
   *
   * @param names how this process writes the names of files
   */
  static Path path(Setting setting, String text, Charset names) {
    boolean isLost = !names.newEncoder().canEncode('\u00fc') && text.matches("(?s).*[?\ufffd].*");
    if (isLost || !names.newEncoder().canEncode(text)) {
      throw new UsageException(
          setting.flag()
              + " has letters that this process cannot write, because its locale only knows "
              + names.name()
              + "; set the environment variable LC_ALL to C.UTF-8");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UsageException(
          setting.flag()
              + " is \""
              + text
              + "\", which is not a valid file name: "
              + e.getReason());
    }
  }
}
