package dev.keysend.conformance.junit;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Remembers what each launch selected, so that the suite sends only the requests that the selected
 * tests need. JUnit finds it by its name in {@code META-INF/services} and calls it in every launch
 * with the kit on the class path, so it reads a plan only when the suite asks.
 */
public final class LaunchListener implements TestExecutionListener {
  /** A launcher can run several plans at the same time. */
  private final Map<TestPlan, PlannedLaunch> launches = new ConcurrentHashMap<>();

  /** Made by JUnit. */
  public LaunchListener() {}

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    PlannedLaunch launch = new PlannedLaunch(plan, Thread.currentThread());
    launches.put(plan, launch);
    Launches.begin(launch);
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    PlannedLaunch launch = launches.remove(plan);
    if (launch != null) {
      Launches.end(launch);
    }
  }

  private record PlannedLaunch(TestPlan plan, Thread thread) implements Launches.Launch {
    @Override
    public boolean isOfThisThread() {
      return thread == Thread.currentThread();
    }

    @Override
    public Set<String> methods(String testClass) {
      return plan.getRoots().stream()
          .flatMap(root -> plan.getDescendants(root).stream())
          .filter(test -> test.getUniqueId().equals(testClass))
          // By identifier: JUnit 5.8 has no UniqueId here, and JUnit 6 no text.
          .flatMap(test -> plan.getChildren(test).stream())
          .flatMap(test -> test.getSource().stream())
          .filter(MethodSource.class::isInstance)
          .map(source -> ((MethodSource) source).getMethodName())
          .collect(Collectors.toSet());
    }
  }
}
