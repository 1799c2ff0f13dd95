package dev.keysend.mock.endpoint;

import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import dev.keysend.contract.Operation;
import java.nio.charset.CharacterCodingException;
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
 * passThru} as the text of its JSON. Objects can be nested, {@code passThru[order][id]=23}.
 */
final class FormBody {
  static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

  private static final Pattern MEMBER = Pattern.compile("([^\\[\\]]+)((?:\\[[^\\[\\]]*]){1,64})");
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
   * @throws CharacterCodingException if it is not encoded as a form is
   * @throws MalformedJsonException if a field is not the JSON that it should be
   * @throws NegativeZero.FoundException if JSON in it has a -0
   */
  JsonNode read(byte[] body)
      throws CharacterCodingException, MalformedJsonException, NegativeZero.FoundException {
    ObjectNode read = JsonNodeFactory.instance.objectNode();
    for (String pair : new String(body, StandardCharsets.ISO_8859_1).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        put(
            read,
            FormText.decode(equals < 0 ? pair : pair.substring(0, equals)),
            equals < 0 ? "" : FormText.decode(pair.substring(equals + 1)));
      }
    }
    return read;
  }

  private void put(ObjectNode to, String name, String value)
      throws MalformedJsonException, NegativeZero.FoundException {
    Matcher member = MEMBER.matcher(name);
    if (member.matches() && objects.contains(member.group(1))) {
      String path = member.group(2);
      putMember(to, member.group(1), path.substring(1, path.length() - 1).split("]\\[", -1), value);
    } else if (numbers.contains(name) && INTEGER.matcher(value).matches()) {
      to.put(name, Long.parseLong(value));
    } else if (objects.contains(name) && value.startsWith("{")) {
      to.set(name, Json.read(value));
      NegativeZero.refuse("/" + name, value.getBytes(StandardCharsets.UTF_8));
    } else {
      to.put(name, value);
    }
  }

  /** As PHP does it: each pair of brackets is a level; without a name, the next number is one. */
  private static void putMember(ObjectNode to, String field, String[] names, String value) {
    ObjectNode object = object(to, field);
    for (int i = 0; i < names.length; i++) {
      String name = names[i].isEmpty() ? "" + object.size() : names[i];
      if (i == names.length - 1) {
        object.put(name, value);
      } else {
        object = object(object, name);
      }
    }
  }

  private static ObjectNode object(ObjectNode parent, String name) {
    return parent.get(name) instanceof ObjectNode known ? known : parent.putObject(name);
  }
}
