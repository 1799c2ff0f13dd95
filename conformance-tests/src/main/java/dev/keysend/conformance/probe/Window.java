package dev.keysend.conformance.probe;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Two payments that follow each other, and whatever left between them. The difference of the two
 * balances tells what became of the wallet in between.
 *
 * @param before the payment that opens the window
 * @param between what left between the two
 * @param after the payment that closes the window
 */
public record Window(Observation before, List<Observation> between, Observation after) {
  /** Copies what it is given. */
  public Window {
    between = List.copyOf(between);
  }

  /** Every window whose balances can be told, in the order of the plan. */
  public static List<Window> all(Observations seen) {
    List<Window> windows = new ArrayList<>();
    Observation before = null;
    List<Observation> between = new ArrayList<>();
    for (List<Observation> stage : seen.stages()) {
      if (stage.size() == 1 && isAnchor(stage.get(0))) {
        if (before != null) {
          windows.add(new Window(before, between, stage.get(0)));
        }
        before = stage.get(0);
        between.clear();
      } else {
        between.addAll(stage);
      }
    }
    return windows.stream().filter(Window::canBeTold).toList();
  }

  private static boolean isAnchor(Observation seen) {
    return seen.probe().kind() == Kind.PAYMENT && seen.balance().isPresent();
  }

  /** Payments that should not have been, and silence, leave open what the balance should be. */
  private boolean canBeTold() {
    return between.stream()
        .allMatch(seen -> seen.refused() || (seen.paid() && seen.probe().kind().isPayable()));
  }

  /** Whether nothing left between the two payments. */
  public boolean isQuiet() {
    return between.isEmpty();
  }

  /** Whether something was refused between the two payments. */
  public boolean hasRefusals() {
    return between.stream().anyMatch(Observation::refused);
  }

  /** What was paid in the window, in satoshis, without network fees. */
  public BigInteger paid() {
    BigInteger sum = after.amount().orElse(BigInteger.ZERO);
    for (Observation seen : between) {
      sum = seen.paid() ? sum.add(seen.amount().orElse(BigInteger.ZERO)) : sum;
    }
    return sum;
  }

  /** By how much the balance fell, in satoshis. */
  public BigInteger drop() {
    return before.balance().orElseThrow().subtract(after.balance().orElseThrow());
  }

  /** By how much the balance fell beyond what was paid: network fees, in a server that is right. */
  public BigInteger surplus() {
    return drop().subtract(paid());
  }
}
