package dev.keysend.conformance.server.wrong;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * A careless way to compare a key with the right one.
 *
 * @param words what a server that compares like this does with keys
 * @param breaks how the id of the broken rule ends
 * @param careless whether the server takes the first key for the second
 */
public record Comparison(String words, String breaks, BiPredicate<String, String> careless) {
  public static final List<Comparison> ALL =
      List.of(
          new Comparison("ignores the case of", "in-other-case", String::equalsIgnoreCase),
          new Comparison("trims", "with-blank", (key, right) -> key.strip().equals(right)),
          new Comparison(
              "ignores trailing blanks of",
              "with-blank",
              (key, right) -> key.stripTrailing().equals(right)),
          new Comparison(
              "removes blanks from",
              "with-blank",
              (key, right) -> key.replace(" ", "").equals(right)),
          new Comparison(
              "ignores extra characters at the end of",
              "of-other-length",
              (key, right) -> key.equals(right + "x")),
          new Comparison(
              "accepts the beginning of",
              "of-other-length",
              (key, right) -> key.length() == right.length() - 1 && right.startsWith(key)),
          new Comparison(
              "uses LIKE to find",
              "as-query",
              (key, right) ->
                  key.endsWith("%") && right.startsWith(key.substring(0, key.length() - 1))),
          new Comparison(
              "is open to SQL injection through",
              "as-query",
              (key, right) -> key.endsWith("' OR '1'='1")),
          new Comparison(
              "decodes",
              "percent-encoded",
              (key, right) ->
                  key.startsWith("%7")
                      && URLDecoder.decode(key, StandardCharsets.UTF_8).equals(right)));

  public boolean takes(String key, String right) {
    return !key.equals(right) && careless.test(key, right);
  }

  /** The rule that it breaks when it compares this sort of key. */
  public String breaks(String sort) {
    boolean twice = breaks.equals("percent-encoded") && sort.equals("wallet-key");
    return "refuses-" + sort + "-" + (twice ? "encoded-twice" : breaks);
  }
}
