package dev.keysend.mock.endpoint.answer;

import java.time.Duration;

/**
 * How a response is sent.
 *
 * @param kind what the connection sees
 * @param delay how long the response is delayed
 */
public record Delivery(Kind kind, Duration delay) {
  /** What the connection sees. */
  public enum Kind {
    /** The complete response. */
    WHOLE,
    /** Nothing: the connection is reset after the request was received. */
    DROPPED,
    /** Nothing, for longer than clients wait. */
    SILENT,
    /** The head and half of the body; then the connection closes. */
    HALF
  }

  static final Delivery AT_ONCE = new Delivery(Kind.WHOLE, Duration.ZERO);

  /** Whether the complete response is sent without delay. */
  public boolean isPlain() {
    return kind == Kind.WHOLE && delay.isZero();
  }
}
