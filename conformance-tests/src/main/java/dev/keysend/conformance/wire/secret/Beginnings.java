package dev.keysend.conformance.wire.secret;

import java.nio.CharBuffer;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds where in a text a form of a secret can begin. The kit searches every response of a run, and
 * matching the expression for all forms at each character is slow. At most places, three characters
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

  /** The same for three characters, by the first two, if a form can begin with those. */
  private final byte[][] triples = new byte[ASCII * ASCII][];

  /** The length of the shortest form. */
  private final int shortest;

  Beginnings(Collection<String> secrets) {
    this.shortest =
        secrets.stream()
            .mapToInt(secret -> Math.min(secret.length(), SecretForms.MIN_UNMISTAKABLE_CHARACTERS))
            .min()
            .orElse(1);
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

  /** The next place where a form of a secret can begin; the text's end if there is none. */
  int next(String text, int from) {
    for (int index = from; index + shortest <= text.length(); index++) {
      if (canBegin(text, index)) {
        return index;
      }
    }
    return text.length();
  }

  private boolean canBegin(String text, int index) {
    if (index + 2 >= text.length()) {
      return true;
    }
    char first = text.charAt(index);
    char second = text.charAt(index + 1);
    char third = text.charAt(index + 2);
    if (first >= ASCII || second >= ASCII || third >= ASCII) {
      return true;
    }
    int pair = first * ASCII + second;
    if (pairs[pair] == 0) {
      pairs[pair] = begins(first, second);
    }
    if (pairs[pair] == IMPOSSIBLE) {
      return false;
    }
    byte[] thirds = triples[pair];
    if (thirds == null) {
      thirds = new byte[ASCII];
      triples[pair] = thirds;
    }
    if (thirds[third] == 0) {
      thirds[third] = begins(first, second, third);
    }
    return thirds[third] == POSSIBLE;
  }

  private byte begins(char... text) {
    Matcher matcher = pattern.matcher(CharBuffer.wrap(text));
    return matcher.lookingAt() || matcher.hitEnd() ? POSSIBLE : IMPOSSIBLE;
  }
}
