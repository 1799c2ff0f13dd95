package dev.keysend.mock.record;

import java.util.HashMap;
import java.util.Map;

/**
 * Shifts the balances of each wallet by one amount, so that the first balance becomes round and
 * every payment still takes its amount.
 */
final class Balances {
  /** What a wallet held first, in satoshis. More than anybody spends in a session. */
  static final long FIRST = 1_000_000_000L;

  private static final long MILLI = 1_000;

  private final Map<String, Long> shifts = new HashMap<>();

  /** Another balance, in satoshis. */
  long satoshis(String walletKey, long balance) {
    return shifted(balance, shift(walletKey, balance));
  }

  /** Another balance, in thousandths of a satoshi. */
  long milliSatoshis(String walletKey, long balance) {
    return shifted(
        balance, Math.multiplyExact(shift(walletKey, Math.floorDiv(balance, MILLI)), MILLI));
  }

  private long shift(String walletKey, long satoshis) {
    return shifts.computeIfAbsent(walletKey, key -> Math.subtractExact(FIRST, satoshis));
  }

  private static long shifted(long balance, long shift) {
    long other = Math.addExact(balance, shift);
    if (other < 0) {
      throw new ArithmeticException("a balance fell by more than can be shown");
    }
    return other;
  }
}
