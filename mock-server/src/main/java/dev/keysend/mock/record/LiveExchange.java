package dev.keysend.mock.record;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.keysend.mock.endpoint.Credentials;
import dev.keysend.mock.secret.KeysendPath;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A request that was passed on, and the live server's response. */
record LiveExchange(
    LoggedRequest request, LoggedResponse response, String rawPath, String walletKey) {
  static LiveExchange of(LoggedRequest request, LoggedResponse response, KeysendPath path) {
    String rawPath = URI.create(request.getUrl()).getRawPath();
    String walletKey = path.matches(rawPath) ? path.accessKey(rawPath) : null;
    return new LiveExchange(request, response, rawPath, walletKey == null ? "" : walletKey);
  }

  /** Everything that lets somebody in. */
  List<String> credentials() {
    List<String> secrets = new ArrayList<>();
    secrets.add(walletKey);
    HttpHeaders headers = request.getHeaders();
    if (headers != null) {
      for (HttpHeader header : headers.all()) {
        for (String value : header.values()) {
          if (header.keyEquals("X-Api-Key")) {
            secrets.add(value.trim());
          } else if (header.keyEquals("Authorization")) {
            secrets.addAll(authorization(value));
          } else if (header.keyEquals("Cookie")) {
            secrets.addAll(cookies(value));
          }
        }
      }
    }
    HttpHeaders answered = response.getHeaders();
    if (answered != null && answered.getHeader("Set-Cookie").isPresent()) {
      answered
          .getHeader("Set-Cookie")
          .values()
          .forEach(value -> secrets.addAll(cookies(value.replaceFirst(";.*", ""))));
    }
    return secrets;
  }

  /** User name and password of Basic; the token of any other scheme. */
  private static List<String> authorization(String value) {
    List<String> secrets = new ArrayList<>();
    String credentials = value.substring(value.indexOf(' ') + 1).trim();
    secrets.add(credentials);
    String userName = Credentials.userName(value);
    secrets.add(userName);
    if (!userName.isEmpty()) {
      String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
      secrets.add(pair.substring(pair.indexOf(':') + 1));
    }
    return secrets;
  }

  private static List<String> cookies(String header) {
    List<String> values = new ArrayList<>();
    for (String cookie : header.split(";", -1)) {
      values.add(cookie.substring(cookie.indexOf('=') + 1).trim());
    }
    return values;
  }

  @Override
  public String toString() {
    return "LiveExchange";
  }
}
