package dev.keysend.mock.secret;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hides keys in everything that is shown of a request: keys that the mock knows, and keys in a
 * path.
 */
public final class Masks {
  /** Names of headers whose values count as keys, and of cookies as a whole. */
  private static final Set<String> SECRET_NAMES =
      Set.of("authorization", "proxy-authorization", "cookie", "cookies", "x-api-key");

  /** Names under which WireMock repeats a body in Base64. */
  private static final Set<String> BASE64_NAMES = Set.of("bodyAsBase64", "base64Body");

  /** Names of objects whose field names come from requests. */
  private static final Set<String> SENT_NAMES =
      Set.of("headers", "cookies", "queryParams", "formParams", "passThru");

  /** Replaces a URL of which nothing can be shown. */
  private static final String NO_URL = "http://masked.invalid/";

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final KeysendPath path;
  private final Secrets secrets = new Secrets();

  /** Hides the keys of a mock; {@link #hide} adds the keys of other wallets. */
  public Masks(KeysendPath path, Keys keys) {
    this.path = path;
    hide(keys.apiKey());
    hide(keys.walletKey());
    hide(keys.readOnlyWalletKey());
  }

  /** Also hides this key from now on. */
  public void hide(String key) {
    secrets.add(key);
    // Bytes of a text are looked at as if each were a letter.
    secrets.add(latin(key.getBytes(StandardCharsets.UTF_8)));
  }

  /** A text without keys. */
  public String text(String text) {
    return secrets.masked(path.masked(text, Secrets.MASK));
  }

  /**
   * Copies a JSON text without keys. Holds only one string at a time, because a journal can be
   * long.
   */
  public void json(InputStream from, OutputStream to) {
    try (JsonParser parser = MAPPER.createParser(from);
        JsonGenerator generator = MAPPER.writerWithDefaultPrettyPrinter().createGenerator(to)) {
      copy(parser, generator);
    }
  }

  private void copy(JsonParser from, JsonGenerator to) {
    String name = "";
    // How many objects and lists deep the copy is below a name whose values are keys.
    int hidden = 0;
    // How deep it is below a name whose fields come from a request.
    int sent = 0;
    for (JsonToken token = from.nextToken(); token != null; token = from.nextToken()) {
      if (token == JsonToken.PROPERTY_NAME) {
        name = from.currentName();
        // A wallet can have the name of one of the mock's own fields.
        to.writeName(sent > 0 ? text(name) : name);
      } else if (token == JsonToken.VALUE_STRING) {
        to.writeString(hidden > 0 || isSecret(name) ? Secrets.MASK : value(name, from.getString()));
      } else {
        if (token.isStructStart()) {
          hidden += hidden > 0 || isSecret(name) ? 1 : 0;
          sent += sent > 0 || SENT_NAMES.contains(name) ? 1 : 0;
        } else if (token.isStructEnd()) {
          hidden -= hidden > 0 ? 1 : 0;
          sent -= sent > 0 ? 1 : 0;
          name = "";
        }
        to.copyCurrentEvent(from);
      }
    }
  }

  private static boolean isSecret(String name) {
    return SECRET_NAMES.contains(name.toLowerCase(Locale.ROOT));
  }

  private String value(String name, String value) {
    if (BASE64_NAMES.contains(name)) {
      return base64(value);
    }
    String masked = text(value);
    // WireMock's clients read it as a URL.
    return name.equals("absoluteUrl") && !masked.startsWith("http") ? NO_URL : masked;
  }

  private String base64(String value) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(value);
    } catch (IllegalArgumentException e) {
      return text(value);
    }
    return Base64.getEncoder().encodeToString(latin(text(latin(bytes))));
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
