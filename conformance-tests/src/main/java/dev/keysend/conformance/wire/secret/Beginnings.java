package dev.keysend.conformance.wire.secret;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds where in a text a form of a secret can begin. The kit searches every response of a run, and
 * matching the expression for all forms at each character is slow. At most places, two characters
 * already show that nothing begins there.
 *
 * <p>Safe to use from several threads.
 */
final class Beginnings {
  private static final int ASCII = 128;
  private static final byte IMPOSSIBLE = 1;
  private static final byte POSSIBLE = 2;

  private final Pattern pattern;

  /** What is known about each pair of characters. Two threads may compute the same entry. */
  private final byte[] pairs = new byte[ASCII * ASCII];

  Beginnings(Collection<String> secrets) {
    // The first characters of a secret decide how a form begins.
    this.pattern =
        Pattern.compile(
            secrets.stream()
                .map(
                    secret ->
                        secret.substring(
                            0, Math.min(secret.length(), SecretForms.MIN_UNMISTAKABLE_CHARACTERS)))
                .distinct()
                .map(SecretForms::anyForm)
                .collect(Collectors.joining("|")));
  }

  /** Whether a form of a secret can begin at a place in a text. */
  boolean canBegin(String text, int index) {
    if (index + 1 == text.length()) {
      return true;
    }
    char first = text.charAt(index);
    char second = text.charAt(index + 1);
    if (first >= ASCII || second >= ASCII) {
      return true;
    }
    int pair = first * ASCII + second;
    if (pairs[pair] == 0) {
      Matcher matcher = pattern.matcher(text.substring(index, index + 2));
      pairs[pair] = matcher.lookingAt() || matcher.hitEnd() ? POSSIBLE : IMPOSSIBLE;
    }
    return pairs[pair] == POSSIBLE;
  }
}
