package dev.keysend.mock.endpoint.payment;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The packet that carries a payment's custom records: 1,300 bytes that all hops share. */
final class Onion {
  private static final int CAPACITY = 1_300;

  /** The final hop without custom records: length, amount, expiry, keysend record, checksum. */
  private static final int FINAL_HOP = 3 + 10 + 6 + 42 + 32;

  private Onion() {}

  /** Whether the records fit when the destination is the next hop. */
  static boolean carries(Map<String, String> records) {
    long bytes = FINAL_HOP;
    for (Map.Entry<String, String> entry : records.entrySet()) {
      int length = entry.getValue().getBytes(StandardCharsets.UTF_8).length;
      bytes += sizeOf(Long.parseUnsignedLong(entry.getKey())) + sizeOf(length) + length;
    }
    return bytes <= CAPACITY;
  }

  /** The length of a BigSize, the number format of the onion (BOLT 1). */
  private static int sizeOf(long number) {
    if (number >>> 16 == 0) {
      return number < 0xfd ? 1 : 3;
    }
    return number >>> 32 == 0 ? 5 : 9;
  }
}
