package dev.keysend.sdk.internal.json;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A body that does not match the contract. The message says where and why. */
public final class AnswerFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String answer;

  /** A body that is not as it should be. */
  public AnswerFormatException(String message) {
    this(message, null);
  }

  private AnswerFormatException(String message, @Nullable String answer) {
    super(message);
    this.answer = answer;
  }

  /** The same exception with its body. */
  public AnswerFormatException in(String body) {
    return new AnswerFormatException(String.valueOf(getMessage()), body);
  }

  /** The same exception without its body, which may contain secrets. */
  public AnswerFormatException withoutAnswer() {
    AnswerFormatException without = new AnswerFormatException(String.valueOf(getMessage()));
    without.setStackTrace(getStackTrace());
    return without;
  }

  /** The whole body, or null if it could not be read to its end. It may contain secrets. */
  public @Nullable String answer() {
    return answer;
  }
}
