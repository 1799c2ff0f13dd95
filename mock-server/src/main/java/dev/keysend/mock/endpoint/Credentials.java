package dev.keysend.mock.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Finds the API key that a request brings, in either of the contract's two places. */
public final class Credentials {
  private static final String BASIC = "basic ";

  private final String apiKey;

  Credentials(String apiKey) {
    this.apiKey = apiKey;
  }

  /** Whether the request brings the right key, as Basic user name or in a header of its own. */
  boolean accept(Call call) {
    List<String> own = call.headers("X-Api-Key");
    if (!own.isEmpty()) {
      return own.size() == 1 && own.get(0).equals(apiKey);
    }
    List<String> basic = call.headers("Authorization");
    return basic.size() == 1 && apiKey.equals(userName(basic.get(0)));
  }

  /** The user name in a Basic {@code Authorization} header; empty when there is none. */
  public static String userName(String authorization) {
    if (!authorization.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
      return "";
    }
    try {
      byte[] pair = Base64.getDecoder().decode(authorization.substring(BASIC.length()).trim());
      String text = new String(pair, StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0 ? text : text.substring(0, colon);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
