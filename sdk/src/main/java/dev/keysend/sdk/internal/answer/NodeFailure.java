package dev.keysend.sdk.internal.answer;

import java.util.regex.Pattern;

/** Reads what a server says of its Lightning node's failure. */
public final class NodeFailure {
  /**
   * LND's reasons, each of which says that the payment failed for good. The server hands on other
   * words too: those of its broken connection to the node, which may have paid.
   */
  private static final Pattern FINAL =
      Pattern.compile(
          "Failure reason: FAILURE_REASON_(?:TIMEOUT|NO_ROUTE|ERROR|INCORRECT_PAYMENT_DETAILS"
              + "|INSUFFICIENT_BALANCE|CANCELED)");

  private static final Pattern NEW = Pattern.compile("Failure reason: FAILURE_REASON_[A-Z0-9_]+");

  private static final Pattern ABOUT_THE_NODE =
      Pattern.compile("failure[ _]?reason", Pattern.CASE_INSENSITIVE);

  /** LND's name for a payment that has not failed. */
  private static final String NOT_FAILED = "Failure reason: FAILURE_REASON_NONE";

  private NodeFailure() {}

  /** Whether a message is nothing but one of LND's reasons that prove that nothing was paid. */
  public static boolean isFinal(String message) {
    return FINAL.matcher(message).matches();
  }

  /** Whether a message is one of LND's reasons, but one that was not known yet. */
  public static boolean isNew(String message) {
    return NEW.matcher(message).matches() && !isFinal(message) && !message.equals(NOT_FAILED);
  }

  /** Whether a message is about the node, and not about the request. */
  public static boolean isIn(String message) {
    return ABOUT_THE_NODE.matcher(message).find();
  }
}
