package dev.keysend.mock.record;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an exchange must never be written with, and whether a text holds any of it: as it is, in
 * Base64, in hex digits, percent-encoded, or in a JSON pointer. The last guard, after everything
 * has been replaced.
 */
final class Secrets {
  /** Shorter ones stand in any text by chance; only a text that is nothing else gives them away. */
  static final int SHORTEST = 6;

  private static final Pattern BASE64 = Pattern.compile("[0-9A-Za-z+/_-]{8,}");
  private static final Pattern HEX = Pattern.compile("(?:[0-9A-Fa-f]{2}){6,}");
  private static final Pattern PERCENT = Pattern.compile("%([0-9A-Fa-f]{2})");

  private final Set<String> secrets = new LinkedHashSet<>();

  /** Remembers a secret for good; an empty one is none. */
  void add(String secret) {
    if (!secret.isEmpty()) {
      secrets.add(secret.toLowerCase(Locale.ROOT));
    }
  }

  /** Whether a text gives a secret away. */
  boolean isIn(String text) {
    return isPlainlyIn(text)
        || isPlainlyIn(percentDecoded(text))
        || isPlainlyIn(text.replace("~1", "/").replace("~0", "~"))
        || isDecodedIn(BASE64.matcher(text), Secrets::base64)
        || isDecodedIn(HEX.matcher(text), Secrets::hex);
  }

  private boolean isPlainlyIn(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (String secret : secrets) {
      if (secret.length() < SHORTEST ? lower.equals(secret) : lower.contains(secret)) {
        return true;
      }
    }
    return false;
  }

  private interface Decoder {
    byte[] decode(String text);
  }

  /** Decoded bytes are looked at as letters, and as hex digits for a secret that is bytes. */
  private boolean isDecodedIn(Matcher words, Decoder decoder) {
    while (words.find()) {
      byte[] bytes = decoder.decode(words.group());
      if (isPlainlyIn(new String(bytes, StandardCharsets.ISO_8859_1))
          || isPlainlyIn(java.util.HexFormat.of().formatHex(bytes))) {
        return true;
      }
    }
    return false;
  }

  private static byte[] base64(String word) {
    String standard = word.replace('-', '+').replace('_', '/');
    // A rest of one letter is no byte.
    int length = standard.length() % 4 == 1 ? standard.length() - 1 : standard.length();
    return Base64.getDecoder().decode(standard.substring(0, length));
  }

  private static byte[] hex(String word) {
    return java.util.HexFormat.of().parseHex(word);
  }

  private static String percentDecoded(String text) {
    return PERCENT
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(match.group(1), 16))));
  }
}
