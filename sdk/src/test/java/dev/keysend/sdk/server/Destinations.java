package dev.keysend.sdk.server;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Example;
import java.util.Map;
import java.util.Objects;

/** The destinations of the contract's request examples, by the examples' names. */
public final class Destinations {
  private static final Map<String, Example> EXAMPLES =
      Contract.load().operation().requestExamples();

  private Destinations() {}

  /** The public key of a node that accepts payments. */
  public static String payable() {
    return named("keysend-sent");
  }

  public static String named(String example) {
    return Objects.requireNonNull(EXAMPLES.get(example), example)
        .value()
        .path("dest_pubkey")
        .asString();
  }
}
