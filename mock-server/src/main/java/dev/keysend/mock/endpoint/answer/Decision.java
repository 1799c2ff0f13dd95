package dev.keysend.mock.endpoint.answer;

import java.util.function.Supplier;

/** What a checked request will get. Completing it moves the money, so complete it only once. */
public final class Decision {
  private final boolean disturbed;
  private final Supplier<Answer> end;

  /**
   * What a request will get.
   *
   * @param disturbed whether a fault was asked for
   * @param end makes the payment, if there is one to make, and says what to send
   */
  public Decision(boolean disturbed, Supplier<Answer> end) {
    this.disturbed = disturbed;
    this.end = end;
  }

  /** A response that moves no money. */
  public static Decision of(Answer answer) {
    return new Decision(false, () -> answer);
  }

  /**
   * Whether the request asked for a fault, so that the response may not be sent complete and at
   * once.
   */
  public boolean isDisturbed() {
    return disturbed;
  }

  /** Makes the payment, if there is one, and returns what to send. */
  public Answer complete() {
    return end.get();
  }
}
