package dev.keysend.mock.wallet;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payment that somebody wants made.
 *
 * @param destination public key of the node to pay, 66 lower-case hex digits
 * @param satoshis how much, in satoshis; at least 1
 * @param customRecords custom records by key, as they were sent
 * @param passThru the caller's data for webhooks, the text of a JSON object; null when none was
 *     sent
 * @param feeLimitMsat the most that the network may take, in millisatoshis, 0 or more; null leaves
 *     it to the server
 */
public record Order(
    String destination,
    long satoshis,
    Map<String, String> customRecords,
    @Nullable String passThru,
    @Nullable Long feeLimitMsat) {
  /** What LNPay's server lets the network take when the payer does not say: 5 %, rounded up. */
  private static final long DEFAULT_PERCENT = 5;

  private static final long HUNDRED = 100;
  private static final long MSAT = 1_000;

  /** The most that the network may take, in millisatoshis. */
  public long mostFeeMsat() {
    if (feeLimitMsat != null) {
      return feeLimitMsat;
    }
    // Divided first: amounts go up to the largest 64-bit integer.
    long whole = satoshis / HUNDRED * DEFAULT_PERCENT;
    long rest = (satoshis % HUNDRED * DEFAULT_PERCENT + HUNDRED - 1) / HUNDRED;
    return Math.min(whole + rest, Long.MAX_VALUE / MSAT) * MSAT;
  }
}
