package dev.keysend.conformance.wire.secret;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a secret in texts, in each form that it can have. */
public final class SecretFinder {
  private final Pattern pattern;
  private final Beginnings beginnings;

  /**
   * Makes a finder.
   *
   * @param secret a secret that is {@linkplain Redactor#isUnmistakable unmistakable}
   */
  public SecretFinder(String secret) {
    if (!Redactor.isUnmistakable(secret)) {
      throw new IllegalArgumentException("The secret is too short to tell from other text");
    }
    this.pattern = Pattern.compile(SecretForms.of(secret) + "|" + SecretForms.inOtherHands(secret));
    this.beginnings = new Beginnings(List.of(secret));
  }

  /** Whether the text contains the secret. */
  public boolean finds(String text) {
    int next = beginnings.next(text, 0);
    if (next == text.length()) {
      return false;
    }
    // Made only now, because it allocates memory for every repetition in the expression.
    Matcher matcher = pattern.matcher(text).useTransparentBounds(true);
    while (next < text.length()) {
      if (matcher.region(next, text.length()).lookingAt()) {
        return true;
      }
      next = beginnings.next(text, next + 1);
    }
    return false;
  }
}
