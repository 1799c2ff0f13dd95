package dev.keysend.mock.endpoint.payment;

import dev.keysend.contract.Example;
import dev.keysend.contract.Operation;
import dev.keysend.mock.endpoint.answer.Answer;
import dev.keysend.mock.endpoint.answer.ResponseExamples;
import dev.keysend.mock.example.ExamplePair;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The destinations of the contract's request examples, and what a payment to each of them gets: the
 * response example of the same name, or a fault.
 */
final class Magic {
  /** What a payment to a destination gets: one of the two is null. */
  record Effect(@Nullable Answer answer, @Nullable Fault fault) {}

  private final Map<String, Effect> byDestination = new HashMap<>();
  private final Map<String, Effect> byDestinationAndAmount = new HashMap<>();
  private final Map<JsonNode, Effect> byBody = new HashMap<>();

  /** The contract's request examples, and pairs, which take precedence over them. */
  Magic(Operation operation, List<ExamplePair> pairs, ResponseExamples responses) {
    for (ExamplePair pair : pairs) {
      // Any other response, such as one to a wrong key, says nothing about the payment.
      if (!operation.responses().containsKey(Integer.toString(pair.status()))) {
        continue;
      }
      add(pair.request(), new Effect(responses.byName().get(pair.name()), null));
    }
    for (Example request : operation.requestExamples().values()) {
      Answer answer = responses.byName().get(request.name());
      Fault fault = Fault.of(request);
      if (answer != null || fault != null) {
        add(request.value(), new Effect(answer, fault));
      }
    }
  }

  private void add(JsonNode request, Effect effect) {
    byBody.putIfAbsent(request, effect);
    String destination = request.path("dest_pubkey").asString().toLowerCase(Locale.ROOT);
    byDestination.putIfAbsent(destination, effect);
    byDestinationAndAmount.putIfAbsent(
        destination + ":" + request.path("num_satoshis").asString(), effect);
  }

  /** Whether a request example pays a magic destination. */
  static boolean isMagic(Example request) {
    return request.name().startsWith("failure-") || request.name().startsWith("fault-");
  }

  /**
   * The public key of a magic destination.
   *
   * @throws IllegalArgumentException if the contract has no such name; the message lists all
   */
  static String destination(Operation operation, String name) {
    Example request = operation.requestExamples().get(name);
    if (request == null || !isMagic(request)) {
      throw new IllegalArgumentException(
          "No magic destination has the name "
              + name
              + "; take one of "
              + operation.requestExamples().values().stream()
                  .filter(Magic::isMagic)
                  .map(Example::name)
                  .collect(Collectors.joining(", ")));
    }
    return request.value().path("dest_pubkey").asString();
  }

  /** What a payment to a destination gets, for any amount. */
  Optional<Effect> effect(String destination) {
    return Optional.ofNullable(byDestination.get(destination));
  }

  /** The same, but an example with this body comes first, and then one with this amount. */
  Optional<Effect> effect(String destination, long satoshis, JsonNode body) {
    Effect same = byBody.get(body);
    if (same != null) {
      return Optional.of(same);
    }
    Effect exact = byDestinationAndAmount.get(destination + ":" + satoshis);
    return exact == null ? effect(destination) : Optional.of(exact);
  }
}
