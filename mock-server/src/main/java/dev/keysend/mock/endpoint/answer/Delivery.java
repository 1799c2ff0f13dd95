package dev.keysend.mock.endpoint.answer;

import java.time.Duration;

/**
 * How an answer is sent.
 *
 * @param kind what the connection sees
 * @param delay how long the answer is held back
 */
public record Delivery(Kind kind, Duration delay) {
  /** What the connection sees. */
  public enum Kind {
    /** The whole answer. */
    WHOLE,
    /** Nothing: the connection is reset once the request has been received. */
    DROPPED,
    /** The head and half of the body; then the connection ends. */
    HALF
  }

  static final Delivery AT_ONCE = new Delivery(Kind.WHOLE, Duration.ZERO);

  /** Whether the whole answer is sent without waiting. */
  public boolean isPlain() {
    return kind == Kind.WHOLE && delay.isZero();
  }
}
