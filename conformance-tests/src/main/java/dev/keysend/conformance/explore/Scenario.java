package dev.keysend.conformance.explore;

import dev.keysend.conformance.request.Draft;
import dev.keysend.conformance.request.Fields;
import dev.keysend.conformance.request.Kind;
import dev.keysend.conformance.request.Plan;
import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.request.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;

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

  /** How often each kind of step comes, of as many as all of them together. */
  private static final int PAYMENTS = 6;

  private static final int INVALID = 3;
  private static final int AT_ONCE = 2;
  private static final int UNROUTABLE = 1;
  private static final int EXCESSIVE = 1;

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
    int kind = choices.below(PAYMENTS + INVALID + AT_ONCE + UNROUTABLE + EXCESSIVE);
    if (kind < PAYMENTS) {
      return payment(id, requests, bodies.valid(choices, limits));
    }
    if (kind < PAYMENTS + INVALID) {
      JsonNode body = bodies.meaningless(choices, limits);
      if (requests.of(body).isOpen() && !limits.open()) {
        body = bodies.toNobody();
      }
      return List.of(
          probe(id, "a generated request that breaks the contract", Kind.INVALID, requests, body));
    }
    if (kind < PAYMENTS + INVALID + AT_ONCE && limits.atOnce()) {
      List<Probe> together = new ArrayList<>();
      for (int count = 2 + choices.below(MOST_AT_ONCE - 1); count > 0; count--) {
        together.add(
            probe(
                id + "-" + count,
                "a generated payment that is sent at the same time as others",
                Kind.SIMULTANEOUS,
                requests,
                bodies.valid(choices, limits)));
      }
      return together;
    }
    if (kind == PAYMENTS + INVALID + AT_ONCE) {
      JsonNode body =
          bodies.valid(choices, limits).put(Fields.DESTINATION, requests.keys().unroutable());
      return List.of(
          probe(
              id,
              "a generated payment to a node that no payment reaches",
              Kind.UNROUTABLE,
              requests,
              body));
    }
    if (kind > PAYMENTS + INVALID + AT_ONCE && limits.excessive().signum() > 0) {
      JsonNode body = bodies.valid(choices, limits).put(Fields.AMOUNT, limits.excessive());
      return List.of(
          probe(
              id,
              "a generated payment of more than the wallet holds",
              Kind.EXCESSIVE,
              requests,
              body));
    }
    return payment(id, requests, bodies.valid(choices, limits));
  }

  private static List<Probe> payment(String id, Requests requests, JsonNode body) {
    return List.of(probe(id, "a generated payment", Kind.PAYMENT, requests, body));
  }

  private static Probe probe(String id, String title, Kind kind, Requests requests, JsonNode body) {
    Draft draft = requests.of(body);
    return new Probe(id, title, kind, seen -> draft);
  }
}
