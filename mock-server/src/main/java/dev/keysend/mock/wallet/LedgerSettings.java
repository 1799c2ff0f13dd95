package dev.keysend.mock.wallet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a ledger names things and counts time.
 *
 * @param transactionId what an identifier of a wallet transaction looks like; new ones have its
 *     prefix and its length
 * @param lightningId what an identifier of a Lightning payment looks like
 * @param walletId the identifier of the first wallet
 * @param feeMsat what the network takes for each payment, in millisatoshis, on top of the amount
 * @param keptPayments how many of the newest payments are kept
 * @param keptBytes about how much memory they may take, in bytes
 * @param seed makes preimages, identifiers and times repeatable; null for unforeseeable ones
 * @param seededStart when the first payment of a seeded ledger settles; each one after it settles a
 *     second later
 */
public record LedgerSettings(
    String transactionId,
    String lightningId,
    String walletId,
    long feeMsat,
    int keptPayments,
    long keptBytes,
    @Nullable Long seed,
    Instant seededStart) {
  private static final long MSAT = 1_000;

  Draws draws() {
    return seed == null ? Draws.unforeseeable() : Draws.repeatable(seed);
  }

  /** What a payment costs in addition to its amount, in whole satoshis. */
  long feeSatoshis() {
    return feeMsat / MSAT + (feeMsat % MSAT == 0 ? 0 : 1);
  }

  /** When a payment settles, in Unix seconds. */
  long time(long number) {
    return seed == null
        ? Instant.now().getEpochSecond()
        : seededStart.getEpochSecond() + number - 1;
  }
}
