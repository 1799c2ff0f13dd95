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
    Matcher matcher = pattern.matcher(text).useTransparentBounds(true);
    for (int i = 0; i < text.length(); i++) {
      if (beginnings.canBegin(text, i) && matcher.region(i, text.length()).lookingAt()) {
        return true;
      }
    }
    return false;
  }
}
