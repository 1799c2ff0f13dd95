package dev.keysend.sdk.internal.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import okio.ByteString;

/**
 * The forms in which texts of servers, proxies and libraries may contain a secret: unchanged, with
 * the escapes of JSON, PHP, HTML and URLs, in hex digits, and inside Base64.
 */
final class SecretForms {
  /** Shorter strings occur by chance; masking them would only make the text unreadable. */
  static final int SHORTEST = 4;

  /** A text inside another text is escaped again. The limit keeps hostile texts cheap. */
  private static final String BACKSLASHES = "\\\\{0,4}";

  /**
   * What follows a secret in Base64 if that ends there, perhaps after the colon of Basic
   * authentication. Its first character depends on the secret too.
   */
  private static final String BASE64_TAIL =
      "(?:[0-9A-Za-z+/_-]{0,3}(?:=|%3[Dd]){0,2}(?![0-9A-Za-z+/_=-]))?";

  private static final int BITS_PER_BYTE = 8;
  private static final int BITS_PER_CHARACTER = 6;

  private SecretForms() {}

  /** Matches every form of each secret, or nothing if no secret is worth masking. */
  static Pattern of(String... secrets) {
    List<String> forms = new ArrayList<>();
    for (String secret : secrets) {
      if (secret.length() >= SHORTEST) {
        // Real servers ignore case when they compare keys, so every spelling is the key.
        forms.add("(?iu:" + escaped(secret) + ")");
        forms.add("(?i:" + hex(secret.getBytes(UTF_8)) + ")");
        for (int shift = 0; shift < 3; shift++) {
          forms.add(base64(secret.getBytes(UTF_8), shift));
        }
      }
    }
    return forms.isEmpty() ? Pattern.compile("(?!)") : Pattern.compile(String.join("|", forms));
  }

  private static String escaped(String secret) {
    StringBuilder form = new StringBuilder();
    secret
        .codePoints()
        .forEach(
            point -> {
              String character = new String(Character.toChars(point));
              form.append("(?:")
                  .append(BACKSLASHES)
                  .append(Pattern.quote(character))
                  .append('|')
                  .append(unicodeEscapes(character))
                  .append('|')
                  .append(percents(character))
                  .append("|&#0{0,6}")
                  .append(point)
                  .append(";|&#x0{0,6}")
                  .append(Integer.toHexString(point))
                  .append(';')
                  .append(named(point))
                  .append(')');
            });
    return form.toString();
  }

  private static String unicodeEscapes(String character) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < character.length(); i++) {
      form.append("\\\\{1,4}u");
      form.append(String.format(Locale.ROOT, "%04x", (int) character.charAt(i)));
    }
    return form.toString();
  }

  private static String percents(String character) {
    StringBuilder form = new StringBuilder();
    for (byte one : character.getBytes(UTF_8)) {
      form.append("%(?:25){0,3}").append(String.format(Locale.ROOT, "%02x", one));
    }
    return form.toString();
  }

  private static String named(int point) {
    switch (point) {
      case '&':
        return "|&amp;";
      case '<':
        return "|&lt;";
      case '>':
        return "|&gt;";
      case '"':
        return "|&quot;";
      case '\'':
        return "|&apos;";
      default:
        return "";
    }
  }

  static String hex(byte[] secret) {
    return ByteString.of(secret).hex();
  }

  private static String base64(byte[] secret, int shift) {
    StringBuilder form = new StringBuilder();
    for (char c : base64Core(secret, shift).toCharArray()) {
      form.append(base64(c));
    }
    return form.append(BASE64_TAIL).toString();
  }

  /**
   * The Base64 characters that depend only on the secret, after the given number of other bytes.
   */
  static String base64Core(byte[] secret, int shift) {
    int from = (shift * BITS_PER_BYTE + BITS_PER_CHARACTER - 1) / BITS_PER_CHARACTER;
    int to = (shift + secret.length) * BITS_PER_BYTE / BITS_PER_CHARACTER;
    return base64After(secret, shift).substring(from, to);
  }

  private static String base64After(byte[] secret, int shift) {
    byte[] shifted = new byte[shift + secret.length];
    System.arraycopy(secret, 0, shifted, shift, secret.length);
    return Base64.getEncoder().withoutPadding().encodeToString(shifted);
  }

  private static String base64(char c) {
    switch (c) {
      case '+':
        return "(?:[+-]|%2[Bb])";
      case '/':
        return "(?:" + BACKSLASHES + "/|_|%2[Ff])";
      default:
        return String.valueOf(c);
    }
  }
}
