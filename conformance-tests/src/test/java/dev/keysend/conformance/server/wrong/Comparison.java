package dev.keysend.conformance.server.wrong;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * A careless way to compare a key with the right one.
 *
 * @param words what a server that compares like this does with keys
 * @param breaks how the ids of the broken rules end
 * @param careless whether the server takes the first key for the second
 */
public record Comparison(String words, Set<String> breaks, BiPredicate<String, String> careless) {
  public static final List<Comparison> ALL =
      List.of(
          new Comparison("ignores the case of", String::equalsIgnoreCase, "in-other-case"),
          new Comparison(
              "trims", (key, right) -> key.strip().equals(right), "with-blank", "with-line-break"),
          new Comparison(
              "ignores trailing spaces of",
              (key, right) -> key.replaceFirst(" +$", "").equals(right),
              "with-blank"),
          new Comparison(
              "removes spaces from",
              (key, right) -> key.replace(" ", "").equals(right),
              "with-blank"),
          new Comparison(
              "reads up to a null character in",
              (key, right) -> key.startsWith(right + "\0"),
              "with-null-character"),
          new Comparison(
              "uses only the first line of",
              (key, right) -> key.startsWith(right + "\n"),
              "with-line-break"),
          new Comparison(
              "ignores extra characters at the end of",
              (key, right) -> key.startsWith(right),
              "with-blank",
              "with-null-character",
              "with-line-break",
              "of-other-length"),
          new Comparison(
              "accepts wildcards in",
              (key, right) -> key.endsWith("*") && right.startsWith(withoutLast(key)),
              "of-other-length"),
          new Comparison(
              "accepts the beginning of",
              (key, right) -> key.length() == right.length() - 1 && right.startsWith(key),
              "of-other-length"),
          new Comparison(
              "uses LIKE to find",
              (key, right) -> key.endsWith("%") && right.startsWith(withoutLast(key)),
              "as-query"),
          new Comparison(
              "is open to SQL injection through",
              (key, right) -> key.endsWith("' OR '1'='1"),
              "as-query"),
          new Comparison(
              "decodes",
              (key, right) ->
                  key.startsWith("%7")
                      && URLDecoder.decode(key, StandardCharsets.UTF_8).equals(right),
              "percent-encoded"));

  private Comparison(String words, BiPredicate<String, String> careless, String... breaks) {
    this(words, Set.of(breaks), careless);
  }

  private static String withoutLast(String key) {
    return key.substring(0, key.length() - 1);
  }

  public boolean takes(String key, String right) {
    return !key.equals(right) && careless.test(key, right);
  }

  /** The rules that it breaks when it compares this sort of key. */
  public String[] breaks(String sort) {
    return breaks.stream()
        .filter(rule -> !rule.equals("with-line-break") || sort.equals("wallet-key"))
        .map(
            rule ->
                rule.equals("percent-encoded") && sort.equals("wallet-key")
                    ? "encoded-twice"
                    : rule)
        .map(rule -> "refuses-" + sort + "-" + rule)
        .toArray(String[]::new);
  }
}
