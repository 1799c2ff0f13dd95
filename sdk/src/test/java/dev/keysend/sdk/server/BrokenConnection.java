package dev.keysend.sdk.server;

import dev.keysend.sdk.testing.Fault;
import java.util.Arrays;
import java.util.List;

/** A fault with a predictable outcome, and whether the payment settles. */
public record BrokenConnection(Fault fault, boolean settles) {
  /** Every fault except the early reset, which the client can notice before or after sending. */
  public static List<BrokenConnection> all() {
    return Arrays.stream(Fault.values())
        .filter(fault -> fault != Fault.RESET_BEFORE_REQUEST)
        .map(fault -> new BrokenConnection(fault, fault == Fault.CLOSED_WHILE_IDLE))
        .toList();
  }
}
