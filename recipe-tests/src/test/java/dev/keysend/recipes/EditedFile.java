package dev.keysend.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a recipe changes at a place which no other place in the file could be taken for. */
record EditedFile(Path path) {
  /** Adds text before a place that occurs once. */
  void addBefore(String place, String added) throws IOException {
    addBefore(place, place, added);
  }

  /** Adds text before the first place after a mark that occurs once. */
  void addBefore(String place, String mark, String added) throws IOException {
    String text = Files.readString(path);
    int at = text.indexOf(place, only(mark, text));
    assertThat(at).as("%s has <%s> after <%s>", path, place, mark).isNotNegative();
    Files.writeString(path, text.substring(0, at) + added + text.substring(at));
  }

  /** Replaces a text that occurs once. */
  void replace(String old, String replacement) throws IOException {
    String text = Files.readString(path);
    int at = only(old, text);
    Files.writeString(
        path, text.substring(0, at) + replacement + text.substring(at + old.length()));
  }

  /** Replaces each occurrence of a text. */
  void replaceAll(String old, String replacement) throws IOException {
    String text = Files.readString(path);
    assertThat(text).as("%s", path).contains(old);
    Files.writeString(path, text.replace(old, replacement));
  }

  private int only(String mark, String text) {
    int at = text.indexOf(mark);
    assertThat(at).as("%s has <%s>", path, mark).isNotNegative();
    assertThat(text.indexOf(mark, at + 1)).as("%s has <%s> once", path, mark).isNegative();
    return at;
  }
}
