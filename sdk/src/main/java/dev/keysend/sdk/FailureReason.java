package dev.keysend.sdk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why the Lightning node could not make a payment, by LND's names. The set is open: a node may send
 * a reason that has no constant here, so compare with {@link #equals} and expect others. With such
 * a reason the outcome of a payment is unknown.
 *
 * <pre>{@code
 * FailureReason reason = FailureReason.fromMessage(error.getMessage());
 * if (FailureReason.INSUFFICIENT_BALANCE.equals(reason)) {
 *   tellUser("The node's channels do not hold enough.");
 * }
 * }</pre>
 */
public final class FailureReason {
  private static final Pattern IN_MESSAGE = Pattern.compile("\\bFAILURE_REASON_([A-Z0-9_]+)");

  /** No attempt succeeded before the deadline. */
  public static final FailureReason TIMEOUT = new FailureReason("TIMEOUT");

  /** No route to the destination. */
  public static final FailureReason NO_ROUTE = new FailureReason("NO_ROUTE");

  /** The node had an error that it cannot recover from. */
  public static final FailureReason ERROR = new FailureReason("ERROR");

  /** The destination does not accept the payment. */
  public static final FailureReason INCORRECT_PAYMENT_DETAILS =
      new FailureReason("INCORRECT_PAYMENT_DETAILS");

  /** The node's channels do not hold enough. */
  public static final FailureReason INSUFFICIENT_BALANCE =
      new FailureReason("INSUFFICIENT_BALANCE");

  /** The payment was canceled. */
  public static final FailureReason CANCELED = new FailureReason("CANCELED");

  private final String name;

  private FailureReason(String name) {
    this.name = name;
  }

  /**
   * Reads the reason from an error's message, such as {@code Failure reason:
   * FAILURE_REASON_NO_ROUTE}.
   *
   * @param message the message of a {@link dev.keysend.sdk.model.KeysendError}
   * @return the reason, or null if the message names none
   */
  public static @Nullable FailureReason fromMessage(String message) {
    Matcher matcher = IN_MESSAGE.matcher(message);
    return matcher.find() ? new FailureReason(matcher.group(1)) : null;
  }

  /**
   * {@return LND's name for the reason without {@code FAILURE_REASON_}, such as {@code NO_ROUTE}}
   */
  public String name() {
    return name;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FailureReason && ((FailureReason) other).name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** The same as {@link #name}. */
  @Override
  public String toString() {
    return name;
  }
}
