package dev.keysend.mock.stub;

import dev.keysend.contract.Example;
import dev.keysend.contract.Operation;
import dev.keysend.mock.record.ExamplePair;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The destinations of the contract's request examples, and what a payment to each one gets: the
 * response example of the same name, or a fault.
 */
final class Magic {
  /** What a payment to a destination gets: one of the two is null. */
  record Effect(@Nullable Answer answer, @Nullable Fault fault) {}

  private final Map<String, Effect> byDestination = new HashMap<>();
  private final Map<String, Effect> byDestinationAndAmount = new HashMap<>();

  Magic(Operation operation, List<ExamplePair> pairs, ResponseExamples responses) {
    for (Example request : operation.requestExamples().values()) {
      Answer answer = responses.byName().get(request.name());
      Fault fault = Fault.of(request);
      if (answer != null || fault != null) {
        add(request.value(), new Effect(answer, fault));
      }
    }
    for (ExamplePair pair : pairs) {
      add(pair.request(), new Effect(responses.byName().get(pair.name()), null));
    }
  }

  private void add(JsonNode request, Effect effect) {
    String destination = request.path("dest_pubkey").asString().toLowerCase(Locale.ROOT);
    byDestination.putIfAbsent(destination, effect);
    byDestinationAndAmount.putIfAbsent(
        destination + ":" + request.path("num_satoshis").asString(), effect);
  }

  /** Whether a request example stands for a destination that chooses what happens. */
  static boolean isMagic(Example request) {
    return request.name().startsWith("failure-") || request.name().startsWith("fault-");
  }

  /** What a payment to a destination gets, whatever its amount. */
  Optional<Effect> effect(String destination) {
    return Optional.ofNullable(byDestination.get(destination));
  }

  /** The same, but an example of just this amount goes first. */
  Optional<Effect> effect(String destination, long satoshis) {
    Effect exact = byDestinationAndAmount.get(destination + ":" + satoshis);
    return exact == null ? effect(destination) : Optional.of(exact);
  }
}
