package dev.keysend.conformance.explore;

import dev.keysend.conformance.request.Draft;
import dev.keysend.conformance.request.Fields;
import dev.keysend.conformance.request.Kind;
import dev.keysend.conformance.request.Plan;
import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.request.Requests;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A short sequence of requests.
 *
 * @param steps what each step is decoded from
 * @param limits what its steps may ask for
 */
record Scenario(List<List<Integer>> steps, Limits limits) {
  /** The id of the payment that ends each of them. */
  static final String LAST = "explore-last";

  private static final int MOST_STEPS = 6;
  private static final int MOST_AT_ONCE = 4;

  /** The kinds of steps, each with its weight, the plainest first. */
  private enum Step {
    PAYMENT(6),
    INVALID(3),
    AT_ONCE(2),
    UNROUTABLE(1),
    EXCESSIVE(1),
    DENIED(2),
    OTHER_METHOD(1);

    private static final List<Step> WEIGHTED =
        Arrays.stream(values())
            .flatMap(step -> Collections.nCopies(step.weight, step).stream())
            .toList();

    private final int weight;

    Step(int weight) {
      this.weight = weight;
    }
  }

  /** Makes defensive copies. */
  Scenario {
    steps = List.copyOf(steps);
  }

  /** A random scenario. */
  static Scenario atRandom(Random random, Requests requests, Limits limits) {
    List<List<Integer>> steps = new ArrayList<>();
    for (int count = 1 + random.nextInt(MOST_STEPS); count > 0; count--) {
      Choices choices = Choices.atRandom(random);
      decode(choices, requests, limits, "any");
      steps.add(choices.made());
    }
    return new Scenario(steps, limits);
  }

  /** The same limits, other steps. */
  Scenario with(List<List<Integer>> others) {
    return new Scenario(others, limits);
  }

  /**
   * The requests. A payment of the smallest amount ends them, which shows what became of the
   * wallet.
   */
  Plan plan(Requests requests) {
    List<List<Probe>> stages = new ArrayList<>();
    for (List<Integer> step : steps) {
      stages.add(decode(Choices.given(step), requests, limits, "explore-" + (stages.size() + 1)));
    }
    stages.add(
        List.of(
            probe(
                LAST,
                "the payment at the end of the sequence",
                Kind.PAYMENT,
                requests,
                requests.minimal(1))));
    return new Plan(stages);
  }

  private static List<Probe> decode(Choices choices, Requests requests, Limits limits, String id) {
    Bodies bodies = new Bodies(requests);
    return switch (Step.WEIGHTED.get(choices.below(Step.WEIGHTED.size()))) {
      case PAYMENT -> payment(id, requests, bodies.valid(choices, limits));
      case INVALID -> invalid(id, new InvalidBodies(requests).invalid(choices, limits));
      case AT_ONCE ->
          limits.atOnce()
              ? together(id, choices, requests, bodies, limits)
              : payment(id, requests, bodies.valid(choices, limits));
      case UNROUTABLE -> List.of(unroutable(id, requests, bodies.valid(choices, limits)));
      case EXCESSIVE ->
          limits.excessive().signum() > 0
              ? excessive(id, requests, bodies.valid(choices, limits), limits)
              : payment(id, requests, bodies.valid(choices, limits));
      case DENIED -> new Strangers(requests).denied(id, choices);
      case OTHER_METHOD -> List.of(new Strangers(requests).byOtherMethod(id, choices));
    };
  }

  private static List<Probe> invalid(String id, InvalidBodies.Invalid invalid) {
    return List.of(
        new Probe(
            id,
            "a generated request that breaks the contract",
            Kind.INVALID,
            Optional.empty(),
            List.of(),
            invalid.meaning(),
            seen -> invalid.draft()));
  }

  /** Some go to a node that no payment reaches, which shows whether a server mixes them up. */
  private static List<Probe> together(
      String id, Choices choices, Requests requests, Bodies bodies, Limits limits) {
    List<Probe> together = new ArrayList<>();
    for (int count = 2 + choices.below(MOST_AT_ONCE - 1); count > 0; count--) {
      ObjectNode body = bodies.valid(choices, limits);
      together.add(
          count > 1 && choices.below(4) == 3
              ? unroutable(id + "-" + count, requests, body)
              : probe(
                  id + "-" + count,
                  "a generated payment that is sent at the same time as others",
                  Kind.SIMULTANEOUS,
                  requests,
                  body));
    }
    return together;
  }

  private static Probe unroutable(String id, Requests requests, ObjectNode body) {
    return probe(
        id,
        "a generated payment to a node that no payment reaches",
        Kind.UNROUTABLE,
        requests,
        body.put(Fields.DESTINATION, requests.keys().unroutable()));
  }

  private static List<Probe> excessive(
      String id, Requests requests, ObjectNode body, Limits limits) {
    return List.of(
        probe(
            id,
            "a generated payment of more than the wallet holds",
            Kind.EXCESSIVE,
            requests,
            body.put(Fields.AMOUNT, limits.excessive())));
  }

  private static List<Probe> payment(String id, Requests requests, JsonNode body) {
    return List.of(probe(id, "a generated payment", Kind.PAYMENT, requests, body));
  }

  private static Probe probe(String id, String title, Kind kind, Requests requests, JsonNode body) {
    Draft draft = requests.of(body);
    return new Probe(id, title, kind, seen -> draft);
  }
}
