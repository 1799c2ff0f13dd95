package dev.keysend.sdk;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An estimate of how much of the onion a payment's custom records take. The onion is a packet of
 * 1300 bytes that all hops of a route share. The less is left, the fewer routes can carry the
 * payment.
 *
 * <pre>{@code
 * KeysendClient.builder()
 *     .onionUseListener(
 *         use -> {
 *           if (use.hopsLeft() < 6) {
 *             audit("The custom records take " + use.bytes() + " bytes");
 *           }
 *         });
 * }</pre>
 */
public final class OnionUse {
  /** The bytes of an onion, for all hops together. */
  public static final int CAPACITY = 1300;

  /** A hop that only forwards: amount, expiry, channel, their types and lengths, and a checksum. */
  private static final int FORWARDING_HOP = 65;

  /** The final hop without custom records: amount, expiry, the keysend record, a checksum. */
  private static final int FINAL_HOP = 3 + 10 + 6 + 42 + 32;

  private final int bytes;

  private OnionUse(int bytes) {
    this.bytes = bytes;
  }

  static OnionUse of(Map<String, String> records) {
    long bytes = FINAL_HOP;
    for (Map.Entry<String, String> record : records.entrySet()) {
      int length = record.getValue().getBytes(StandardCharsets.UTF_8).length;
      bytes += sizeOfNumber(Long.parseUnsignedLong(record.getKey()));
      bytes += sizeOfNumber(length) + length;
    }
    return new OnionUse((int) Math.min(bytes, Integer.MAX_VALUE));
  }

  /** {@return bytes that the final hop takes, including custom records and the keysend record} */
  public int bytes() {
    return bytes;
  }

  /** {@return how many hops fit before the destination; if 0, no route can carry the payment} */
  public int hopsLeft() {
    return Math.max(0, (CAPACITY - bytes) / FORWARDING_HOP);
  }

  /** The length of a BigSize, the number format of the onion (BOLT 1). */
  private static int sizeOfNumber(long number) {
    if (number >= 0 && number < 0xfd) {
      return 1;
    }
    if (number >= 0 && number <= 0xffff) {
      return 3;
    }
    return number >= 0 && number <= 0xffff_ffffL ? 5 : 9;
  }

  @Override
  public String toString() {
    return bytes + " of " + CAPACITY + " bytes, room for " + hopsLeft() + " hops";
  }
}
