package dev.keysend.conformance.rule;

import java.util.Locale;

/** The subjects of the rules, in the order of the reports. */
public enum Group {
  /** Valid requests are paid. */
  VALID("Valid requests are paid"),
  /** The response to a settled payment. */
  SUCCESS("The response to a payment"),
  /** Invalid requests are refused. */
  INVALID("Invalid requests are refused"),
  /** The response to a refused request. */
  FAILURE("The response to a refused request"),
  /** Who can pay. */
  ACCESS("Who may pay"),
  /** What distinguishes payments and wallets. */
  IDENTITY("Payments and wallets are distinct"),
  /** What happens to the wallet's money. */
  MONEY("The wallet's money");

  private final String title;

  Group(String title) {
    this.title = title;
  }

  /** The subject, for people. */
  public String title() {
    return title;
  }

  /** The name that selects the group, such as {@code money}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
