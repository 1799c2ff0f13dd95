package dev.keysend.mock.wallet;

/** The outcome of an order: {@link Payment paid}, or nothing was paid and the record says why. */
public sealed interface Outcome permits Payment, Outcome.Shortfall, Outcome.FeeTooHigh {
  /**
   * The wallet does not hold enough; nothing was paid.
   *
   * @param balance what it holds, in satoshis
   */
  record Shortfall(long balance) implements Outcome {}

  /**
   * The network fee is above the payer's limit; nothing was paid.
   *
   * @param feeMsat what it asks for, in millisatoshis
   * @param limitMsat the most that it may take, in millisatoshis
   */
  record FeeTooHigh(long feeMsat, long limitMsat) implements Outcome {}
}
