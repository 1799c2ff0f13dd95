package dev.keysend.mock.endpoint;

import dev.keysend.contract.Operation;
import dev.keysend.mock.wallet.Order;
import dev.keysend.mock.wallet.Wallet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Chooses what a payment comes to: by its destination, by the network, or by the wallet. */
final class Settlement {
  private static final String BUSY = "fault-wallet-busy";

  private final boolean simulated;
  private final Magic magic;
  private final Network network;
  private final Payments payments;
  private final ResponseExamples examples;
  private final Answer recorded;
  private final Answer busy;

  Settlement(
      Operation operation,
      EndpointSettings settings,
      ResponseExamples examples,
      Payments payments) {
    this.simulated = settings.simulated();
    this.magic = new Magic(operation, simulated ? java.util.List.of() : settings.pairs(), examples);
    this.network = settings.network();
    this.payments = payments;
    this.examples = examples;
    this.recorded = examples.first(201).orElseThrow();
    this.busy = Fault.named(operation, BUSY).disturb(recorded);
  }

  Decision decide(Wallet wallet, Order order, JsonNode body, Preference preference) {
    // A wallet decides by itself what it can pay; without one, the examples' amounts do.
    Magic.Effect effect =
        (simulated
                ? magic.effect(order.destination())
                : magic.effect(order.destination(), order.satoshis(), body))
            .orElse(null);
    Fault fault = effect == null ? null : effect.fault();
    String example = preference.example();
    if (fault != null) {
      return new Decision(
          true,
          () ->
              fault.settles()
                  ? begin(wallet, fault.delay(), () -> settle(wallet, order, example, fault))
                  : fault.disturb(recorded));
    }
    Answer answer = effect == null ? null : effect.answer();
    if (answer != null && !(answer.status() == 201 && simulated)) {
      return new Decision(false, () -> simulated ? payments.fail(wallet, order, answer) : answer);
    }
    String asked = preference.delay();
    Delay delay = asked == null ? network.settings().delay() : Delay.parse(asked);
    return new Decision(!delay.isNone(), () -> network(wallet, order, example, delay));
  }

  private Answer network(Wallet wallet, Order order, @Nullable String example, Delay delay) {
    Duration held = network.draw(delay);
    return begin(
        wallet,
        held,
        () -> {
          Answer answer =
              network.fails()
                  ? payments.fail(wallet, order, examples.byName().get("failure-no-route"))
                  : settle(wallet, order, example, null);
          return held.isZero() ? answer : answer.with(new Delivery(Delivery.Kind.WHOLE, held));
        });
  }

  private Answer begin(
      Wallet wallet, Duration duration, java.util.function.Supplier<Answer> payment) {
    return network.begins(wallet.id(), duration) ? payment.get() : busy(wallet);
  }

  /** The example names the wallet that it was recorded from. */
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

  private Answer settle(
      Wallet wallet, Order order, @Nullable String example, @Nullable Fault fault) {
    if (simulated) {
      return payments.pay(wallet, order, example, fault);
    }
    return fault == null ? recorded : fault.disturb(recorded);
  }
}
