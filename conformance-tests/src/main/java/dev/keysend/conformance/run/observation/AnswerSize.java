package dev.keysend.conformance.run.observation;

import dev.keysend.conformance.wire.message.Body;

/**
 * How much of JSON a body is, found without reading it as JSON. What is read of every answer of a
 * run is kept, and a value takes fifty times the memory of the two bytes that can name it.
 */
final class AnswerSize {
  /** An answer has about seventy values, and what it echoes of a request a few hundred more. */
  static final int MOST_VALUES = 2000;

  private AnswerSize() {}

  /** Whether a body has more values than are read of any. */
  static boolean isTooLarge(Body body) {
    int values = 0;
    boolean inText = false;
    boolean escaped = false;
    for (byte each : body.bytes()) {
      if (escaped) {
        escaped = false;
      } else if (each == '"') {
        inText = !inText;
      } else if (inText) {
        escaped = each == '\\';
      } else if (each == ',' || each == '[' || each == '{') {
        values++;
      }
    }
    return values > MOST_VALUES;
  }
}
