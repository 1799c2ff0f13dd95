package dev.keysend.conformance.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What has come of the requests so far, in the order of the plan. Safe to use by several threads.
 */
public final class Observations {
  private final Map<String, Observation> observed =
      Collections.synchronizedMap(new LinkedHashMap<>());
  private final Map<String, String> withheld = Collections.synchronizedMap(new LinkedHashMap<>());

  void add(Observation observation) {
    observed.put(observation.probe().id(), observation);
  }

  void withhold(Probe probe, String reason) {
    withheld.put(probe.id(), reason);
  }

  /** What came of one request, if it left. */
  public Optional<Observation> of(String probe) {
    return Optional.ofNullable(observed.get(probe));
  }

  /** Why a request did not leave, if so. */
  public Optional<String> reasonWithheld(String probe) {
    return Optional.ofNullable(withheld.get(probe));
  }

  /** Why requests did not leave, each reason once. */
  public List<String> reasonsWithheld() {
    synchronized (withheld) {
      return withheld.values().stream().distinct().toList();
    }
  }

  /** Every observation of a sort. */
  public List<Observation> where(Predicate<Observation> sort) {
    synchronized (observed) {
      return new ArrayList<>(observed.values()).stream().filter(sort).toList();
    }
  }
}
