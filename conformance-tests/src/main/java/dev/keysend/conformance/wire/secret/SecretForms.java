package dev.keysend.conformance.wire.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.StringJoiner;

/**
 * A regular expression for a secret in each form that it can have: unchanged; with any of its
 * characters escaped as in JSON, a URL or HTML; and in Base64, alone or with other text. If the
 * secret is so long that it cannot occur by chance: also in another case, in hex digits, and in
 * double Base64. Every repetition is bounded, so no text takes long.
 */
final class SecretForms {
  /** A secret of this length does not occur by chance; a shorter one may be a word or a letter. */
  static final int MIN_UNMISTAKABLE_CHARACTERS = 8;

  private static final String BASE64_CHARACTER = "[A-Za-z0-9+/_-]";

  /** The rest of a group if other text follows the secret, or the padding at the end. */
  private static final String BASE64_REST = BASE64_CHARACTER + "{0,3}(?:=|%3[Dd]){0,2}";

  /**
   * How many characters of a group depend on the other text, by the number of its bytes before the
   * secret.
   */
  private static final int[] FOREIGN_CHARACTERS = {0, 2, 3};

  /** The prefix of each pair of hex digits, if any. */
  private static final String HEX_SEPARATOR = "(?:\\\\{1,2}x|0x|[:, -]){0,2}";

  /** Characters with a name in HTML, and the entity's name. */
  private static final Map<Integer, String> ENTITIES =
      Map.of(
          (int) '&',
          "|amp",
          (int) '<',
          "|lt",
          (int) '>',
          "|gt",
          (int) '"',
          "|quot",
          (int) '\'',
          "|apos");

  /** The characters around a value, in contrast to a word in a sentence. */
  private static final String DELIMITER = "[\"/:=&?<>|\\\\]";

  private SecretForms() {}

  /** Matches the secret, without a capturing group. */
  static String of(String secret) {
    if (secret.length() >= MIN_UNMISTAKABLE_CHARACTERS) {
      return anyOf(spelled(secret), inBase64(secret, 0), inBase64(secret, 1), inBase64(secret, 2));
    }
    String value =
        anyOf(spelled(secret), base64(secret), base64(secret + ":"), base64(":" + secret));
    return anyOf(
        "(?<=^|" + DELIMITER + ")" + value + "(?=$|" + DELIMITER + ")",
        "(?<=[ \\t])" + value + "(?=$|" + DELIMITER + ")",
        "(?<=[/=])" + value + "(?=[ \\t])");
  }

  /**
   * Matches the secret where it is the user name or the password of Basic authentication, without a
   * capturing group. The other Base64 forms leave out the last character, so they also match a
   * secret that differs only there.
   */
  static String asCredentials(String secret) {
    return anyOf(base64(secret + ":"), base64(":" + secret)) + "(?!" + BASE64_CHARACTER + "|[=%])";
  }

  /**
   * Matches unusual forms of a secret that does not occur by chance, without a capturing group;
   * nothing for a shorter one.
   */
  static String inOtherHands(String secret) {
    if (secret.length() < MIN_UNMISTAKABLE_CHARACTERS) {
      return "(?!)";
    }
    StringJoiner twice = new StringJoiner("|", "(?:", ")");
    for (int before = 0; before < FOREIGN_CHARACTERS.length; before++) {
      String once = ownBase64(secret, before);
      for (int beforeThat = 0; beforeThat < FOREIGN_CHARACTERS.length; beforeThat++) {
        twice.add(escapedBase64(ownBase64(once, beforeThat)));
      }
    }
    StringBuilder hex = new StringBuilder();
    for (byte unit : secret.getBytes(StandardCharsets.UTF_8)) {
      hex.append(HEX_SEPARATOR).append("(?i:").append(HexFormat.of().toHexDigits(unit)).append(')');
    }
    return anyOf("(?iu:" + spelled(secret) + ")", hex.toString(), twice.toString());
  }

  /** Matches every form of the secret anywhere, without a capturing group. */
  static String anyForm(String secret) {
    return anyOf(
        spelled(secret),
        inBase64(secret, 0),
        inBase64(secret, 1),
        inBase64(secret, 2),
        base64(secret),
        asCredentials(secret),
        inOtherHands(secret));
  }

  private static String anyOf(String... expressions) {
    StringJoiner joiner = new StringJoiner("|", "(?:", ")");
    for (String expression : expressions) {
      joiner.add(expression);
    }
    return joiner.toString();
  }

  private static String spelled(String secret) {
    StringBuilder expression = new StringBuilder();
    secret.codePoints().forEach(character -> expression.append(spelled(character)));
    return expression.toString();
  }

  private static String spelled(int codePoint) {
    String character = Character.toString(codePoint);
    StringBuilder json = new StringBuilder();
    character
        .chars()
        .forEach(
            unit ->
                json.append("\\\\{1,4}u(?i:")
                    .append(HexFormat.of().toHexDigits((char) unit))
                    .append(')'));
    StringBuilder url = new StringBuilder();
    for (byte unit : character.getBytes(StandardCharsets.UTF_8)) {
      url.append("%(?:25){0,3}(?i:").append(HexFormat.of().toHexDigits(unit)).append(')');
    }
    String html =
        "&(?:amp;){0,2}(?:#0{0,5}"
            + codePoint
            + "|#[xX]0{0,5}(?i:"
            + Integer.toHexString(codePoint)
            + ")"
            + ENTITIES.getOrDefault(codePoint, "")
            + ");?";
    // A backslash, because Pattern.quote makes an expression that takes much longer to compile.
    String literal = Character.isLetterOrDigit(codePoint) ? character : "\\\\{0,4}\\" + character;
    return anyOf(html, literal, json.toString(), url.toString());
  }

  /** The characters of a Base64 text that depend only on the secret, and those around them. */
  private static String inBase64(String secret, int bytesBefore) {
    return (bytesBefore == 0 ? "" : BASE64_CHARACTER)
        + escapedBase64(ownBase64(secret, bytesBefore))
        + BASE64_REST;
  }

  private static String ownBase64(String secret, int bytesBefore) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    byte[] shifted = new byte[bytesBefore + bytes.length];
    System.arraycopy(bytes, 0, shifted, bytesBefore, bytes.length);
    String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    int end = shifted.length % 3 == 0 ? text.length() : text.length() - 1;
    return text.substring(FOREIGN_CHARACTERS[bytesBefore], end);
  }

  private static String base64(String text) {
    return escapedBase64(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** In either Base64 alphabet, and with slashes escaped as in PHP. */
  private static String escapedBase64(String text) {
    return text.replace("+", "(?:[+-]|%2[Bb])")
        .replace("/", "(?:\\\\{0,4}/|_|%2[Ff])")
        .replace("=", "(?:=|%3[Dd])?");
  }
}
