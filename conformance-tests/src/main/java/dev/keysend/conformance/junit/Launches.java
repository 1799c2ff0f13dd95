package dev.keysend.conformance.junit;

import dev.keysend.conformance.rule.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * What the launches of this process selected of the suite. A launch that has no {@link
 * LaunchListener} is not known here. Needs no launcher on the class path.
 */
final class Launches {
  private static final List<Launch> RUNNING = new CopyOnWriteArrayList<>();

  private Launches() {}

  /** A launch in progress. */
  interface Launch {
    /** Whether the current thread began it. */
    boolean isOfThisThread();

    /**
     * The names of the test methods that it selected.
     *
     * @param testClass the unique id of their class
     * @return none if it did not select the class
     */
    Set<String> methods(String testClass);
  }

  static void begin(Launch launch) {
    RUNNING.add(launch);
  }

  static void end(Launch launch) {
    RUNNING.remove(launch);
  }

  /**
   * The rules whose test factories were selected: all if no launch in progress is known to have
   * selected the class. Empty if only other tests of the class were selected, which a subclass of
   * the suite can have.
   *
   * <p>JUnit does not say to which launch a class belongs. If launches run the same class at the
   * same time, the newest of this thread decides; if that is none, all together do, so that no
   * launch misses a request.
   *
   * @param testClass the unique id of the class
   */
  static Optional<Predicate<Rule>> selected(String testClass) {
    Set<String> all = new HashSet<>();
    Set<String> ofThisThread = Set.of();
    for (Launch launch : RUNNING) {
      Set<String> methods = launch.methods(testClass);
      all.addAll(methods);
      if (!methods.isEmpty() && launch.isOfThisThread()) {
        ofThisThread = methods;
      }
    }
    if (all.isEmpty()) {
      return Optional.of(rule -> true);
    }
    Set<String> methods = ofThisThread.isEmpty() ? all : ofThisThread;
    return methods.stream().anyMatch(FactoryNames.ALL::contains)
        ? Optional.of(rule -> methods.contains(FactoryNames.of(rule)))
        : Optional.empty();
  }
}
