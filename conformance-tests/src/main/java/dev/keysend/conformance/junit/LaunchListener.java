package dev.keysend.conformance.junit;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
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

  private static final class PlannedLaunch implements Launches.Launch {
    private final TestPlan plan;
    private final Thread thread;

    PlannedLaunch(TestPlan plan, Thread thread) {
      this.plan = plan;
      this.thread = thread;
    }

    @Override
    public boolean isOfThisThread() {
      return thread == Thread.currentThread();
    }

    @Override
    public Set<String> methods(String testClass) {
      Set<String> names = new HashSet<>();
      for (TestIdentifier test : plan.getChildren(UniqueId.parse(testClass))) {
        TestSource source = test.getSource().orElse(null);
        if (source instanceof MethodSource method) {
          names.add(method.getMethodName());
        }
      }
      return names;
    }
  }
}
