package dev.keysend.conformance.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.ConformanceRun;
import dev.keysend.conformance.rule.Rule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaunchesTest {
  private static final String SUITE = "[engine:none]/[class:suite]";

  private final Launches.Launch money = launch(false, "moneyMust", "moneyShould");
  private final Launches.Launch access = launch(false, "accessMust");
  private final Launches.Launch identity = launch(true, "identityMust", "isOurs");
  private final Launches.Launch ours = launch(true, "isOurs");

  @AfterEach
  void endAll() {
    List.of(money, access, identity, ours).forEach(Launches::end);
  }

  @Test
  void selectsEverythingIfNoLaunchIsKnown() {
    assertThat(selected())
        .containsAll(FactoryNames.ALL.stream().filter(LaunchesTest::has).toList());
  }

  @Test
  void forgetsALaunchThatHasEnded() {
    Launches.begin(money);
    assertThat(selected()).containsExactly("moneyMust", "moneyShould");
    Launches.end(money);
    assertThat(selected()).contains("accessMust");
  }

  /** Both may come to the class on any of their threads. */
  @Test
  void selectsWhatAnyLaunchNeedsIfSeveralRunTheSuite() {
    Launches.begin(money);
    Launches.begin(access);
    assertThat(selected()).containsExactly("accessMust", "moneyMust", "moneyShould");
  }

  @Test
  void theLaunchOfTheThreadDecides() {
    Launches.begin(identity);
    Launches.begin(money);
    assertThat(selected()).containsExactly("identityMust");
  }

  @Test
  void selectsNothingIfTheLaunchOfTheThreadHasOnlyOtherTests() {
    Launches.begin(money);
    Launches.begin(ours);
    assertThat(Launches.selected(SUITE)).isEmpty();
  }

  private static boolean has(String factory) {
    return ConformanceRun.rules().stream().anyMatch(rule -> FactoryNames.of(rule).equals(factory));
  }

  /** The test factories of the selected rules, in the order of the reports. */
  private static List<String> selected() {
    return ConformanceRun.rules().stream()
        .filter(Launches.selected(SUITE).orElseThrow())
        .map((Rule rule) -> FactoryNames.of(rule))
        .distinct()
        .toList();
  }

  private static Launches.Launch launch(boolean ofThisThread, String... methods) {
    return new Launches.Launch() {
      @Override
      public boolean isOfThisThread() {
        return ofThisThread;
      }

      @Override
      public Set<String> methods(String testClass) {
        return testClass.equals(SUITE) ? Set.of(methods) : Set.of();
      }
    };
  }
}
