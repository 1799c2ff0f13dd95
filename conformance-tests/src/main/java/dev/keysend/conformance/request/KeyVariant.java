package dev.keysend.conformance.request;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A wrong key that a careless server takes for the right one. It is as secret as the right one,
 * since anybody can tell the right one from it: {@code toString} shows neither.
 *
 * @param id what was done, as a part of ids, unique among the variants of one key
 * @param words what was done, for people, as in "a payment with an API key WORDS"
 * @param key the wrong key; equal to the right one where that cannot be altered so
 * @param mask replaces the wrong key in output: a shell expression that derives it from the right
 *     key, with {@code @} for the name of the variable that holds the right key, and a control
 *     character as {@code printf %b} knows it
 */
public record KeyVariant(String id, String words, String key, String mask) {
  /**
   * Every variant of a key: first those that each run sends, then those that only --explore sends.
   */
  public static List<KeyVariant> all(String key) {
    List<KeyVariant> variants = new ArrayList<>(of(key));
    String cut = key.substring(0, key.length() - 1);
    int half = (key.length() + 1) / 2;
    variants.add(
        new KeyVariant(
            "any-character",
            "that ends in SQL's wildcard for one character",
            cut + "_",
            "${@%?}_"));
    variants.add(
        new KeyVariant("pattern", "that ends in a wildcard of files", cut + "*", "${@%?}*"));
    variants.add(new KeyVariant("comment", "that ends SQL's text", cut + "'--", "${@%?}'--"));
    variants.add(new KeyVariant("only-percent", "that is only %", "%", "%"));
    variants.add(new KeyVariant("only-star", "that is only *", "*", "*"));
    variants.add(new KeyVariant("list", "and a wrong one after a comma", key + ",x", "${@},x"));
    variants.add(new KeyVariant("in-list", "after a wrong one and a comma", "x," + key, "x,${@}"));
    variants.add(new KeyVariant("twice", "that is written twice", key + key, "${@}${@}"));
    variants.add(
        new KeyVariant("beheaded", "that lacks its first character", key.substring(1), "${@#?}"));
    variants.add(
        new KeyVariant(
            "half",
            "that is only its first half",
            key.substring(0, half),
            "$(printf %s \"${@}\" | cut -c1-" + half + ")"));
    variants.add(
        new KeyVariant(
            "upper-case",
            "in upper case",
            key.toUpperCase(Locale.ROOT),
            "$(printf %s \"${@}\" | tr a-z A-Z)"));
    variants.add(
        new KeyVariant(
            "lower-case",
            "in lower case",
            key.toLowerCase(Locale.ROOT),
            "$(printf %s \"${@}\" | tr A-Z a-z)"));
    variants.add(
        new KeyVariant("json-list", "in a JSON list", "[\"" + key + "\"]", "[\\\"${@}\\\"]"));
    variants.add(new KeyVariant("any-text", "that is a pattern for any text", ".*", ".*"));
    variants.add(new KeyVariant("tab-after", "with a tab after it", key + "\t", "${@}\\t"));
    int middle = key.length() / 2;
    variants.add(
        new KeyVariant(
            "blank-within",
            "with a space in it",
            key.substring(0, middle) + " " + key.substring(middle),
            "$(printf %s \"${@}\" | sed 's/./& /" + middle + "')"));
    return variants;
  }

  /** The variants that each run sends. */
  public static List<KeyVariant> of(String key) {
    String cut = key.substring(0, key.length() - 1);
    List<KeyVariant> variants = new ArrayList<>();
    variants.add(
        new KeyVariant(
            "altered",
            "that differs in its last character",
            cut + other(key.charAt(key.length() - 1)),
            "${@%?}" + other(key.charAt(key.length() - 1))));
    variants.add(
        new KeyVariant(
            "other-case",
            "with upper and lower case swapped",
            swapped(key),
            "$(printf %s \"${@}\" | tr A-Za-z a-zA-Z)"));
    variants.add(new KeyVariant("blank-after", "with a space after it", key + " ", "${@} "));
    variants.add(new KeyVariant("blank-before", "with a space before it", " " + key, " ${@}"));
    variants.add(new KeyVariant("cut-off", "without its last character", cut, "${@%?}"));
    // Many languages of patterns read it as any text, or as the last character any number of times.
    variants.add(new KeyVariant("longer", "with an asterisk after it", key + "*", "${@}*"));
    variants.add(
        new KeyVariant("wildcard", "that ends with an SQL wildcard", cut + "%", "${@%?}%"));
    variants.add(
        new KeyVariant(
            "quote",
            "that ends with an SQL condition that is always true",
            cut + "' OR '1'='1",
            "${@%?}' OR '1'='1"));
    variants.add(
        new KeyVariant(
            "percent-encoded",
            "with its first letter percent-encoded",
            encodedFirst(key),
            encodedFirst(key).substring(0, 3) + "${@#?}"));
    // It ends a text in C, and PHP's trim removes it.
    variants.add(
        new KeyVariant("null-after", "with a null character after it", key + "\0", "${@}\\0"));
    // Patterns that end with $ match before it, and readers of lines remove it.
    variants.add(new KeyVariant("line-after", "with a line break after it", key + "\n", "${@}\\n"));
    return variants;
  }

  /** Whether it reveals part of the key that it is made of. */
  public boolean isSecret() {
    return !key.equals(mask);
  }

  /** The mask with the name of the variable that holds the right key. */
  public String mask(String variable) {
    return mask.replace("@", variable);
  }

  /** Never the same letter in the other case, which is another variant. */
  private static char other(char last) {
    return last == 'x' || last == 'X' ? 'y' : 'x';
  }

  private static String swapped(String key) {
    StringBuilder swapped = new StringBuilder();
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      boolean upper = c >= 'A' && c <= 'Z';
      boolean lower = c >= 'a' && c <= 'z';
      swapped.append(upper ? (char) (c + 32) : lower ? (char) (c - 32) : c);
    }
    return swapped.toString();
  }

  private static String encodedFirst(String key) {
    byte first = key.substring(0, 1).getBytes(StandardCharsets.UTF_8)[0];
    return "%" + HexFormat.of().withUpperCase().toHexDigits(first) + key.substring(1);
  }

  @Override
  public String toString() {
    return "a key " + words;
  }
}
