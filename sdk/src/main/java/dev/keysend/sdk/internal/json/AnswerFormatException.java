package dev.keysend.sdk.internal.json;

import dev.keysend.sdk.internal.text.ForeignText;
import java.io.IOException;

/** A body that does not match the contract. The message says where and why. */
public final class AnswerFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /** The message contains names from the body. */
  private static final int MOST_CHARACTERS = 500;

  /** A body that is not as it should be. */
  public AnswerFormatException(String message) {
    super(ForeignText.shown(message, MOST_CHARACTERS));
  }
}
