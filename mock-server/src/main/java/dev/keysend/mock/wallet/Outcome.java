package dev.keysend.mock.wallet;

/** How an order ends: {@link Payment paid}, {@link Shortfall} or {@link PreimageUsed}. */
public sealed interface Outcome permits Payment, Outcome.Shortfall, Outcome.PreimageUsed {
  /**
   * The wallet does not hold the money; nothing was paid.
   *
   * @param balance what it holds, in satoshis
   */
  record Shortfall(long balance) implements Outcome {}

  /** The sender drew a preimage that has paid before; nothing was paid. */
  record PreimageUsed() implements Outcome {}
}
