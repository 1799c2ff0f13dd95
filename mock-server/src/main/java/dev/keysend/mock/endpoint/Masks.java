package dev.keysend.mock.endpoint;

import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Hides keys in whatever is shown of a request: those that the mock knows, and those in a path. */
public final class Masks {
  /** Names whose values are keys, whatever they are: of headers, and of cookies as a whole. */
  private static final Set<String> SECRET_NAMES =
      Set.of("authorization", "proxy-authorization", "cookie", "cookies", "x-api-key");

  /** Names under which WireMock writes a body once more, in Base64. */
  private static final Set<String> BASE64_NAMES = Set.of("bodyAsBase64", "base64Body");

  private final KeysendPath path;
  private final Secrets secrets = new Secrets();

  /** Hides the keys of a mock; those of more wallets are {@linkplain #hide added}. */
  public Masks(KeysendPath path, Keys keys) {
    this.path = path;
    hide(keys.apiKey());
    hide(keys.walletKey());
    hide(keys.readOnlyWalletKey());
  }

  /** Hides one more key from now on. */
  public void hide(String key) {
    secrets.add(key);
    // Bytes of a text are looked at as if each were a letter.
    secrets.add(latin(key.getBytes(StandardCharsets.UTF_8)));
  }

  /** A text without keys. */
  public String text(String text) {
    return secrets.masked(path.masked(text, Secrets.MASK));
  }

  /** A JSON text whose texts are without keys; what is no JSON is masked as a whole. */
  public byte[] json(byte[] json) {
    JsonNode value;
    try {
      value = Json.read(json);
    } catch (MalformedJsonException e) {
      return latin(text(latin(json)));
    }
    return Json.pretty(masked(value)).getBytes(StandardCharsets.UTF_8);
  }

  private JsonNode masked(JsonNode value) {
    if (value.isString()) {
      return JsonNodeFactory.instance.stringNode(text(value.asString()));
    }
    if (value.isArray()) {
      ArrayNode other = JsonNodeFactory.instance.arrayNode();
      value.forEach(element -> other.add(masked(element)));
      return other;
    }
    if (!value.isObject()) {
      return value;
    }
    ObjectNode other = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      String name = field.getKey();
      other.set(
          text(name),
          SECRET_NAMES.contains(name.toLowerCase(Locale.ROOT))
              ? hidden(field.getValue())
              : BASE64_NAMES.contains(name) ? base64(field.getValue()) : masked(field.getValue()));
    }
    return other;
  }

  /** The same with a mask in the place of every text. */
  private static JsonNode hidden(JsonNode value) {
    if (value.isObject()) {
      ObjectNode other = JsonNodeFactory.instance.objectNode();
      value.properties().forEach(field -> other.set(field.getKey(), hidden(field.getValue())));
      return other;
    }
    if (value.isArray()) {
      ArrayNode other = JsonNodeFactory.instance.arrayNode();
      value.forEach(element -> other.add(hidden(element)));
      return other;
    }
    return value.isString() ? JsonNodeFactory.instance.stringNode(Secrets.MASK) : value;
  }

  private JsonNode base64(JsonNode value) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(value.asString(""));
    } catch (IllegalArgumentException e) {
      return masked(value);
    }
    byte[] masked = latin(text(latin(bytes)));
    return JsonNodeFactory.instance.stringNode(Base64.getEncoder().encodeToString(masked));
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
