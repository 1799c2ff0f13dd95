package dev.keysend.conformance.wire.secret;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a secret in texts, in each form that it travels in. Every answer of a run is searched, and
 * the expression for the forms takes long at each character; at most places two characters already
 * say that nothing begins there.
 */
public final class SecretFinder {
  private static final int ASCII = 128;

  private final Pattern pattern;

  /** The pairs of characters that a match can begin with. */
  private final BitSet beginnings = new BitSet(ASCII * ASCII);

  /**
   * Makes a finder.
   *
   * @param secret a secret that is {@linkplain Redactor#isUnmistakable unmistakable}
   */
  public SecretFinder(String secret) {
    if (!Redactor.isUnmistakable(secret)) {
      throw new IllegalArgumentException("The secret is too short to tell from other text");
    }
    this.pattern = pattern(secret);
    // How a form begins is decided by the secret's first characters, and a short expression is
    // tried sooner.
    String start = secret.substring(0, SecretForms.MIN_UNMISTAKABLE_CHARACTERS);
    Matcher matcher = pattern(start).matcher("");
    for (char first = 0; first < ASCII; first++) {
      if (canBegin(matcher, String.valueOf(first))) {
        for (char second = 0; second < ASCII; second++) {
          String pair = new String(new char[] {first, second});
          beginnings.set(first * ASCII + second, canBegin(matcher, pair));
        }
      }
    }
  }

  private static Pattern pattern(String secret) {
    return Pattern.compile(SecretForms.of(secret) + "|" + SecretForms.inOtherHands(secret));
  }

  private static boolean canBegin(Matcher matcher, String text) {
    matcher.reset(text);
    return matcher.lookingAt() || matcher.hitEnd();
  }

  /** Whether the text holds the secret. */
  public boolean finds(String text) {
    Matcher matcher = pattern.matcher(text).useTransparentBounds(true);
    for (int i = 0; i < text.length() - 1; i++) {
      char first = text.charAt(i);
      char second = text.charAt(i + 1);
      boolean possible =
          first >= ASCII || second >= ASCII || beginnings.get(first * ASCII + second);
      if (possible && matcher.region(i, text.length()).lookingAt()) {
        return true;
      }
    }
    return false;
  }
}
