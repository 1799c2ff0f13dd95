package dev.keysend.conformance.wire.message;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request that was sent, and its response, or the reason why there is none. */
public final class Exchange {
  private final Call call;
  private final @Nullable Answer answer;
  private final String failure;
  private final boolean left;
  private final Instant sentAt;
  private final Instant receivedAt;

  private Exchange(
      Call call,
      @Nullable Answer answer,
      String failure,
      boolean left,
      Instant sentAt,
      Instant receivedAt) {
    this.call = call;
    this.answer = answer;
    this.failure = failure;
    this.left = left;
    this.sentAt = sentAt;
    this.receivedAt = receivedAt;
  }

  /** An exchange that ended in a response. */
  public static Exchange answered(Call call, Answer answer, Instant sentAt, Instant receivedAt) {
    return new Exchange(call, answer, "", true, sentAt, receivedAt);
  }

  /**
   * An exchange that ended without a response.
   *
   * @param failure why, for people
   * @param left whether the target may have received part of the request
   */
  public static Exchange unanswered(
      Call call, String failure, boolean left, Instant sentAt, Instant receivedAt) {
    return new Exchange(call, null, failure, left, sentAt, receivedAt);
  }

  /** The request. */
  public Call call() {
    return call;
  }

  /** The response, if it could be read as HTTP within the limits. */
  public Optional<Answer> answer() {
    return Optional.ofNullable(answer);
  }

  /** Why there is no response, for people; empty when there is one. */
  public String failure() {
    return failure;
  }

  /** Whether the target may have received part of the request. */
  public boolean left() {
    return left;
  }

  /** The kit's clock when the request left. */
  public Instant sentAt() {
    return sentAt;
  }

  /** The kit's clock when the response was complete, or the kit stopped waiting. */
  public Instant receivedAt() {
    return receivedAt;
  }
}
