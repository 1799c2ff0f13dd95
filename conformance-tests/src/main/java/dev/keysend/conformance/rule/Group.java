package dev.keysend.conformance.rule;

import java.util.Locale;

/** The subjects that rules are about, in the order of the reports. */
public enum Group {
  /** Valid requests are taken. */
  VALID("Valid requests are taken"),
  /** What a settled payment is answered with. */
  SUCCESS("The answer to a payment"),
  /** Invalid requests are refused. */
  INVALID("Invalid requests are refused"),
  /** What a refused request is answered with. */
  FAILURE("The answer to a refusal"),
  /** Who may pay. */
  ACCESS("Who may pay"),
  /** What distinguishes payments and wallets. */
  IDENTITY("Payments and wallets are told apart"),
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
