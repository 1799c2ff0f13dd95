package dev.keysend.conformance.target;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Masks secrets in whatever is shown, in each form that they travel in. */
public final class Redactor {
  /** A shorter secret would be found in any text, and masking it would spoil all of them. */
  private static final int MIN_SECRET_CHARACTERS = 4;

  private final Map<String, String> masks = new LinkedHashMap<>();

  /**
   * Makes a redactor.
   *
   * @param secrets what stands for each secret, by secret; secrets of less than four characters are
   *     left out
   */
  public Redactor(Map<String, String> secrets) {
    secrets.entrySet().stream()
        .filter(entry -> entry.getKey().length() >= MIN_SECRET_CHARACTERS)
        .sorted(
            Comparator.comparingInt((Map.Entry<String, String> entry) -> entry.getKey().length())
                .reversed())
        .forEach(entry -> add(entry.getKey(), entry.getValue()));
  }

  private void add(String secret, String mask) {
    Base64.Encoder base64 = Base64.getEncoder();
    masks.put(base64.encodeToString((secret + ":").getBytes(StandardCharsets.UTF_8)), mask);
    masks.put(base64.encodeToString((":" + secret).getBytes(StandardCharsets.UTF_8)), mask);
    masks.put(base64.encodeToString(secret.getBytes(StandardCharsets.UTF_8)), mask);
    masks.put(URLEncoder.encode(secret, StandardCharsets.UTF_8), mask);
    masks.put(secret, mask);
  }

  /** How many characters a secret takes at most, in any form. */
  public int longestSecret() {
    return masks.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  /** The text, with every secret masked. */
  public String mask(String text) {
    return mask(text, UnaryOperator.identity());
  }

  /**
   * The text as one word of a shell's command line, with every secret masked. Masks that are shell
   * variables are left to the shell to fill in; everything else is quoted.
   */
  public String shellWord(String text) {
    return mask("'" + text.replace("'", "'\\''") + "'", mask -> "'\"" + mask + "\"'");
  }

  private String mask(String text, UnaryOperator<String> written) {
    String masked = text;
    for (Map.Entry<String, String> entry : masks.entrySet()) {
      masked = masked.replace(entry.getKey(), written.apply(entry.getValue()));
    }
    return masked;
  }
}
