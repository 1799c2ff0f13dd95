package dev.keysend.sdk.internal.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Finds out quickly that a text contains no secret. Nearly all texts contain none, and every
 * response is searched, which would take {@link SecretForms} long.
 */
final class SecretPieces {
  /** What every escape of a letter or digit begins with. */
  private static final List<String> ESCAPES = Arrays.asList("%", "\\u", "&#");

  /** In lower case. Each form of a secret contains one of them. */
  private final List<String> pieces = new ArrayList<>(ESCAPES);

  SecretPieces(String... secrets) {
    for (String secret : secrets) {
      if (secret.length() >= SecretForms.SHORTEST) {
        pieces.add(plain(secret));
        pieces.add(SecretForms.hex(secret.getBytes(UTF_8)));
        for (int shift = 0; shift < 3; shift++) {
          pieces.add(plain(SecretForms.base64Core(secret.getBytes(UTF_8), shift)));
        }
      }
    }
  }

  boolean mayBeIn(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return pieces.stream().anyMatch(lower::contains);
  }

  /** The longest part that nothing escapes; if there is none, an empty text, which is in all. */
  private static String plain(String text) {
    String longest = "";
    for (String part : text.toLowerCase(Locale.ROOT).split("[^a-z0-9]", -1)) {
      longest = part.length() > longest.length() ? part : longest;
    }
    return longest;
  }
}
