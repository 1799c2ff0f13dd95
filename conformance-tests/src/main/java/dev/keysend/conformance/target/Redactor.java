package dev.keysend.conformance.target;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Masks secrets in whatever is shown, in each form that they travel in. */
public final class Redactor {
  private final Map<String, String> masks = new LinkedHashMap<>();

  /**
   * Makes a redactor.
   *
   * @param secrets what stands for each secret, by secret; empty secrets are left out
   */
  public Redactor(Map<String, String> secrets) {
    secrets.entrySet().stream()
        .filter(entry -> !entry.getKey().isEmpty())
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

  /** The text, with every secret masked. */
  public String mask(String text) {
    String masked = text;
    for (Map.Entry<String, String> entry : masks.entrySet()) {
      masked = masked.replace(entry.getKey(), entry.getValue());
    }
    return masked;
  }
}
