package dev.keysend.conformance.request;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is known of the target when a request is made, from the answers to those before it. */
public interface Known {
  /** Nothing, as before the first request. */
  Known NOTHING = new Constant(Optional.empty(), Optional.empty(), Optional.empty());

  /** What a payment shows, whatever the target. */
  Known A_PAYMENT =
      new Constant(
          Optional.of(BigInteger.valueOf(1_000_000)),
          Optional.of("wal_example"),
          Optional.of(JsonNodeFactory.instance.objectNode().put(Fields.AMOUNT, 2_000_000)));

  /** What the wallet held when it was last seen; the least, where several saw it at once. */
  Optional<BigInteger> lowestBalanceOfLatestStage();

  /**
   * The most that a payment can be expected to cost on top of its amount: the largest fee so far,
   * or the share of the fee in the largest payment.
   */
  BigInteger largestFeeFor(BigInteger amount);

  /** The id of the wallet that pays, as a payment has shown it. */
  Optional<String> walletId();

  /** The body of the first of some requests that was refused; empty if none was. */
  Optional<JsonNode> firstRefused(List<String> probes);

  /** What does not change. */
  record Constant(
      Optional<BigInteger> balance, Optional<String> walletId, Optional<JsonNode> refused)
      implements Known {
    @Override
    public Optional<BigInteger> lowestBalanceOfLatestStage() {
      return balance;
    }

    @Override
    public BigInteger largestFeeFor(BigInteger amount) {
      return BigInteger.ZERO;
    }

    @Override
    public Optional<JsonNode> firstRefused(List<String> probes) {
      return refused;
    }
  }
}
