package dev.keysend.mock.endpoint;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Finds the API key of a request where LNPay's server looks for it, in the same order: the header
 * {@code X-Api-Key}, the query's {@code access-token}, the user name of Basic authentication. The
 * first one that is present decides, right or wrong.
 */
public final class Credentials {
  private static final String BASIC = "basic ";
  private static final String ACCESS_TOKEN = "access-token=";

  private final String apiKey;

  Credentials(String apiKey) {
    this.apiKey = apiKey;
  }

  /** Whether the request has the right key. */
  boolean accept(Call call) {
    List<String> keys = keys(call);
    return keys.size() == 1 && keys.get(0).equals(apiKey);
  }

  /** The keys in the first place that has any; empty if the request has none. */
  static List<String> keys(Call call) {
    List<String> own = call.headers("X-Api-Key");
    if (!own.isEmpty()) {
      return own;
    }
    List<String> tokens =
        call.query().isEmpty()
            ? List.of()
            : Stream.of(call.query().split("&"))
                .filter(parameter -> parameter.startsWith(ACCESS_TOKEN))
                .map(parameter -> decoded(parameter.substring(ACCESS_TOKEN.length())))
                .toList();
    return tokens.isEmpty()
        ? call.headers("Authorization").stream().map(Credentials::userName).toList()
        : tokens;
  }

  private static String decoded(String parameter) {
    try {
      return URLDecoder.decode(parameter, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return parameter;
    }
  }

  /** The user name in a Basic {@code Authorization} header; empty if there is none. */
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
