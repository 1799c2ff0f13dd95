package dev.keysend.mock.wallet;

import java.util.HexFormat;

/** What belongs to a preimage. */
public final class PaymentHash {
  private PaymentHash() {}

  /**
   * The payment hash: the SHA-256 of the preimage's 32 bytes.
   *
   * @param preimage 64 hex digits
   * @return 64 lower-case hex digits
   */
  public static String of(String preimage) {
    return HexFormat.of().formatHex(Draws.sha256(HexFormat.of().parseHex(preimage)));
  }
}
