package dev.keysend.sdk.server;

import dev.keysend.sdk.testing.Fault;
import java.util.Arrays;
import java.util.List;

/** A fault after which the end of a payment is certain, and whether it settles. */
public record BrokenConnection(Fault fault, boolean settles) {
  /** Every fault but one: a reset may be seen before the request leaves, or after. */
  public static List<BrokenConnection> all() {
    return Arrays.stream(Fault.values())
        .filter(fault -> fault != Fault.RESET_BEFORE_REQUEST)
        .map(fault -> new BrokenConnection(fault, fault == Fault.CLOSED_WHILE_IDLE))
        .toList();
  }
}
