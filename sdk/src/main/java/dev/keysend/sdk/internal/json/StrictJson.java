package dev.keysend.sdk.internal.json;

/**
 * Refuses what RFC 8259 does not allow but gson reads anyway. Gson has a switch for it only since
 * 2.11, and a response must mean the same with every version.
 */
final class StrictJson {
  private static final String ESCAPES = "\"\\/bfnrtu";

  private StrictJson() {}

  static void check(String json) throws AnswerFormatException {
    boolean inString = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      boolean right = true;
      if (c == '"') {
        inString = !inString;
      } else if (inString && c == '\\') {
        i++;
        right = i == json.length() || ESCAPES.indexOf(json.charAt(i)) >= 0;
      } else if (inString) {
        right = c >= ' ';
      } else if (c >= 'A' && c <= 'Z') {
        // Only an exponent can be in upper case; true, false and null cannot.
        right = c == 'E' && i > 0 && json.charAt(i - 1) >= '0' && json.charAt(i - 1) <= '9';
      }
      if (!right) {
        throw new AnswerFormatException("the response is not JSON, at its character " + (i + 1));
      }
    }
    if (inString) {
      throw new AnswerFormatException("the response ends too early, in a string");
    }
  }
}
