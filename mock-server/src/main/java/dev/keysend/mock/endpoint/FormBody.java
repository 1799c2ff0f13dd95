package dev.keysend.mock.endpoint;

import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import dev.keysend.contract.Operation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converts a form to JSON. The vendor's documentation and PHP client send {@code
 * dest_pubkey=…&num_satoshis=2&passThru[ticketId]=23&custom_records[696969]=hello}, or {@code
 * passThru} as the text of its JSON.
 */
final class FormBody {
  static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

  private static final Pattern MEMBER = Pattern.compile("([^\\[\\]]+)\\[([^\\[\\]]+)]");
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");

  private final Set<String> numbers;
  private final Set<String> objects;

  /** Reads the fields of an operation's request. */
  FormBody(Operation operation) {
    this.numbers = operation.requestFields("integer");
    this.objects = operation.requestFields("object");
  }

  /**
   * Reads a form.
   *
   * @throws IllegalArgumentException if a percent sign in it encodes nothing
   */
  JsonNode read(byte[] body) throws MalformedJsonException {
    ObjectNode read = JsonNodeFactory.instance.objectNode();
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        put(
            read,
            decoded(equals < 0 ? pair : pair.substring(0, equals)),
            equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return read;
  }

  private void put(ObjectNode to, String name, String value) throws MalformedJsonException {
    Matcher member = MEMBER.matcher(name);
    if (member.matches() && objects.contains(member.group(1))) {
      JsonNode known = to.get(member.group(1));
      ObjectNode object = known instanceof ObjectNode same ? same : to.putObject(member.group(1));
      object.put(member.group(2), value);
    } else if (numbers.contains(name) && INTEGER.matcher(value).matches()) {
      to.put(name, Long.parseLong(value));
    } else if (objects.contains(name) && value.startsWith("{")) {
      to.set(name, Json.read(value));
    } else {
      to.put(name, value);
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
