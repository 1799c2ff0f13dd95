package dev.keysend.conformance.run.observation;

import dev.keysend.conformance.wire.message.Body;

/**
 * How many JSON values a body has, found without parsing it. The kit keeps the parsed responses of
 * a run, and a value of two bytes can take fifty times as much memory.
 */
final class AnswerSize {
  /** A response has about seventy values, and the echo of a request adds a few hundred. */
  static final int MOST_VALUES = 2000;

  private AnswerSize() {}

  /** Whether a body has more values than the kit reads. */
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
