package dev.keysend.mock.endpoint.payment;

import java.util.function.Supplier;

/**
 * The outcome of a payment, for the webhook.
 *
 * @param kind which event it is
 * @param createdAt when it happened, in Unix seconds
 * @param data writes the event's data, a JSON object, which the payer may see; most mocks have no
 *     webhook and never need it
 */
public record PaymentEvent(Kind kind, long createdAt, Supplier<String> data) {
  /** The payment events of LNPay's server. */
  public enum Kind {
    /** The payment has settled. */
    SENT("510", "wallet_send", "Wallet Send"),
    /** The payment has failed, or the server lost its node. */
    FAILED("515", "wallet_send_failure", "Wallet Send Failure");

    private final String id;
    private final String eventName;
    private final String displayName;

    Kind(String id, String eventName, String displayName) {
      this.id = id;
      this.eventName = eventName;
      this.displayName = displayName;
    }

    /** The number that LNPay's server gives it. */
    public String id() {
      return id;
    }

    /** The name for programs. */
    public String eventName() {
      return eventName;
    }

    /** The name for people. */
    public String displayName() {
      return displayName;
    }
  }
}
