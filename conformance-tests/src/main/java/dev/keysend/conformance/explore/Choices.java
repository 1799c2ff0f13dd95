package dev.keysend.conformance.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The numbers that a step is decoded from: random or given, and then 0 if there are no more. */
final class Choices {
  private final List<Integer> given;
  private final @Nullable Random random;
  private final List<Integer> made = new ArrayList<>();

  private Choices(List<Integer> given, @Nullable Random random) {
    this.given = given;
    this.random = random;
  }

  static Choices atRandom(Random random) {
    return new Choices(List.of(), random);
  }

  static Choices given(List<Integer> choices) {
    return new Choices(choices, null);
  }

  /** A number from 0, which is always the simplest choice, to below a bound. */
  int below(int bound) {
    int next;
    if (random != null) {
      next = random.nextInt(bound);
    } else {
      next = made.size() < given.size() ? Math.min(given.get(made.size()), bound - 1) : 0;
    }
    made.add(next);
    return next;
  }

  /** One of several things, the simplest of which comes first. */
  @SafeVarargs
  final <T> T of(T... things) {
    return things[below(things.length)];
  }

  /** All that was chosen. */
  List<Integer> made() {
    return List.copyOf(made);
  }
}
