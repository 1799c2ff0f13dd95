package dev.keysend.mock.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the number -0, which would come back as 0; the mock changes nothing that it accepts. Bodies
 * rarely contain one, so most are not parsed again.
 */
final class NegativeZero {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private NegativeZero() {}

  /** Says where one is. */
  static final class FoundException extends Exception {
    private static final long serialVersionUID = 1L;

    private FoundException(String pointer) {
      super(pointer + ": is -0, which would come back as 0; send 0");
    }
  }

  /**
   * Refuses JSON that has one.
   *
   * @param place the JSON pointer to this JSON in the body; empty for the whole body
   */
  static void refuse(String place, byte[] json) throws FoundException {
    Optional<String> pointer = find(json);
    if (pointer.isPresent()) {
      throw new FoundException(place + pointer.get());
    }
  }

  /** The JSON pointer of the first one. */
  private static Optional<String> find(byte[] body) {
    if (!mayHave(body)) {
      return Optional.empty();
    }
    try (JsonParser parser = MAPPER.createParser(new String(body, StandardCharsets.UTF_8))) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isNumeric() && isNegativeZero(parser.getString())) {
          return Optional.of(parser.streamReadContext().pathAsPointer().toString());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean mayHave(byte[] body) {
    for (int i = 1; i < body.length; i++) {
      if (body[i] == '0' && body[i - 1] == '-') {
        return true;
      }
    }
    return false;
  }

  private static boolean isNegativeZero(String number) {
    return number.startsWith("-0") && number.replaceFirst("[eE].*", "").matches("-0(\\.0+)?");
  }
}
