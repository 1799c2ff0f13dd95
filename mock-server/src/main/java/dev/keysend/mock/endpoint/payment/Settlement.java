package dev.keysend.mock.endpoint.payment;

import dev.keysend.contract.Operation;
import dev.keysend.mock.endpoint.answer.Answer;
import dev.keysend.mock.endpoint.answer.Decision;
import dev.keysend.mock.endpoint.answer.Delivery;
import dev.keysend.mock.endpoint.answer.ResponseExamples;
import dev.keysend.mock.endpoint.network.Delay;
import dev.keysend.mock.endpoint.network.Network;
import dev.keysend.mock.example.ExamplePair;
import dev.keysend.mock.wallet.Order;
import dev.keysend.mock.wallet.Wallet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Chooses the outcome of a payment: by its destination, by the network, or by the wallet. */
public final class Settlement {
  private static final String BUSY = "fault-wallet-busy";
  private static final int CREATED = 201;

  private final Operation operation;
  private final boolean simulated;
  private final Magic magic;
  private final Network network;
  private final Payments payments;
  private final ResponseExamples examples;
  private final Answer recorded;
  private final Answer busy;

  /**
   * Chooses for an operation.
   *
   * @param operation the operation, whose request examples are the magic destinations
   * @param simulated whether wallets pay; otherwise responses are the recorded examples
   * @param pairs examples in addition to the contract's
   * @param network what it does to payments that would settle
   * @param examples the responses that are recorded
   * @param payments makes the payments
   */
  public Settlement(
      Operation operation,
      boolean simulated,
      List<ExamplePair> pairs,
      Network network,
      ResponseExamples examples,
      Payments payments) {
    this.operation = operation;
    this.simulated = simulated;
    this.magic = new Magic(operation, simulated ? List.of() : pairs, examples);
    this.network = network;
    this.payments = payments;
    this.examples = examples;
    this.recorded = Objects.requireNonNull(examples.byName().get(payments.settledExample()));
    this.busy = Fault.named(operation, BUSY).disturb(recorded);
  }

  /** The public key of a magic destination, by its name in the contract. */
  public String destination(String name) {
    return Magic.destination(operation, name);
  }

  /**
   * Chooses the outcome of a payment.
   *
   * @param wallet who pays
   * @param body a request that keeps the contract
   * @param example the 201 that the response looks like, by name; null for the usual one
   * @param asked how long to delay the response; null for as long as the network takes
   */
  public Decision decide(
      Wallet wallet, JsonNode body, @Nullable String example, @Nullable String asked) {
    Order order = Orders.of(body);
    // A wallet decides what it can pay; without one, the amounts of the examples decide.
    Magic.Effect effect =
        (simulated
                ? magic.effect(order.destination())
                : magic.effect(order.destination(), order.satoshis(), body))
            .orElse(null);
    Fault fault = effect == null ? null : effect.fault();
    if (fault != null) {
      return new Decision(
          true,
          () ->
              fault.settles()
                  ? begin(wallet, fault.delay(), () -> settle(wallet, order, example, fault))
                  : fault.disturb(recorded));
    }
    Answer answer = effect == null ? null : effect.answer();
    if (answer != null && answer.status() != CREATED) {
      return new Decision(false, () -> simulated ? payments.fail(wallet, order, answer) : answer);
    }
    Delay delay = asked == null ? network.settings().delay() : Delay.parse(asked);
    Supplier<Answer> settled =
        simulated
            ? () -> payments.pay(wallet, order, example, null)
            : () -> recorded(example, answer);
    return new Decision(!delay.isNone(), () -> network(wallet, order, delay, settled));
  }

  /** The example that was asked for, or else the one that belongs to the request. */
  private Answer recorded(@Nullable String example, @Nullable Answer own) {
    if (example != null) {
      return examples.byName().get(example);
    }
    return own == null ? recorded : own;
  }

  private Answer network(Wallet wallet, Order order, Delay delay, Supplier<Answer> settled) {
    Duration held = network.draw(delay);
    return begin(
        wallet,
        held,
        () -> {
          Answer answer =
              network.fails()
                  ? payments.fail(wallet, order, examples.byName().get("failure-no-route"))
                  : settled.get();
          return held.isZero() ? answer : answer.with(new Delivery(Delivery.Kind.WHOLE, held));
        });
  }

  private Answer begin(Wallet wallet, Duration duration, Supplier<Answer> payment) {
    return network.begins(wallet.id(), duration) ? payment.get() : busy(wallet);
  }

  /** The example contains the wallet from which it was recorded. */
  private Answer busy(Wallet wallet) {
    String body =
        new String(busy.body(), StandardCharsets.UTF_8)
            .replaceFirst("wal_[0-9A-Za-z_-]+", wallet.id());
    return new Answer(
        busy.outcome(),
        busy.status(),
        busy.headers(),
        body.getBytes(StandardCharsets.UTF_8),
        busy.delivery());
  }

  private Answer settle(Wallet wallet, Order order, @Nullable String example, Fault fault) {
    return simulated ? payments.pay(wallet, order, example, fault) : fault.disturb(recorded);
  }
}
