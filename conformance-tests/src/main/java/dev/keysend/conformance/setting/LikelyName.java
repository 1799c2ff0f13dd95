package dev.keysend.conformance.setting;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a wrong name probably means. */
public final class LikelyName {
  /** A name may have one wrong letter per this many letters. */
  private static final int LETTERS_PER_MISTAKE = 4;

  private LikelyName() {}

  /** The known name that is closest to the given one, if any is close. */
  public static Optional<String> of(String written, Collection<String> known) {
    int most = Math.max(1, written.length() / LETTERS_PER_MISTAKE);
    return known.stream()
        .min(Comparator.comparingInt(name -> mistakes(written, name)))
        .filter(name -> mistakes(written, name) <= most);
  }

  /** The number of letters to insert, remove or replace: the Levenshtein distance. */
  static int mistakes(String written, String name) {
    String from = written.toLowerCase(Locale.ROOT);
    String to = name.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      row[column] = column;
    }
    for (int line = 1; line <= from.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column <= to.length(); column++) {
        int changed = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(changed, Math.min(row[column], row[column - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
