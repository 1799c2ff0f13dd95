package dev.keysend.conformance.explore;

import dev.keysend.conformance.run.observation.Observations;
import java.util.List;

/** The rules of the kit, held against one scenario. */
@FunctionalInterface
public interface Judge {
  /** What is wrong with what came of a scenario, by the rules. */
  List<Problem> problems(Observations seen);
}
