package dev.keysend.conformance.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.keysend.conformance.ConformanceRun;
import dev.keysend.conformance.KeysendConformanceTest;
import dev.keysend.conformance.rule.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The suite's class has a test factory for what the rules have. */
class SuiteFactoriesTest {
  /** A test factory as JUnit sees it. */
  record Factory(String method, String displayName, Set<String> tags) {}

  /** Otherwise no test would check the rules of a group and level, and a run would not end. */
  @Test
  void theSuiteHasAFactoryForEachGroupAndLevelThatHasRules() {
    List<Factory> needed =
        ConformanceRun.rules().stream()
            .map(SuiteFactoriesTest::needed)
            .distinct()
            .sorted((one, other) -> Integer.compare(place(one), place(other)))
            .toList();

    assertThat(factories())
        .as(
            "the test factories of KeysendConformanceTest: one for each group and level that has"
                + " rules, in the order of the groups. Add a missing one like the others, with"
                + " this method name, display name and these tags; remove one without rules. The"
                + " tags are constants of RuleTags")
        .containsExactlyElementsOf(needed);
  }

  private static int place(Factory factory) {
    return FactoryNames.ALL.indexOf(factory.method());
  }

  private static Factory needed(Rule rule) {
    String group = rule.group().id();
    String level = rule.level().name();
    return new Factory(
        group + level.charAt(0) + level.substring(1).toLowerCase(Locale.ROOT),
        rule.group().title() + ": " + level,
        Set.of("keysend-" + group, "keysend-" + level.toLowerCase(Locale.ROOT)));
  }

  private static List<Factory> factories() {
    TestPlan plan =
        LauncherFactory.create()
            .discover(
                LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClass(KeysendConformanceTest.class))
                    .build());
    return plan.getRoots().stream()
        .flatMap(root -> plan.getDescendants(root).stream())
        .filter(test -> test.getSource().orElse(null) instanceof MethodSource)
        .map(SuiteFactoriesTest::factory)
        .toList();
  }

  private static Factory factory(TestIdentifier test) {
    return new Factory(
        ((MethodSource) test.getSource().orElseThrow()).getMethodName(),
        test.getDisplayName(),
        test.getTags().stream()
            .map(TestTag::getName)
            .collect(Collectors.toCollection(TreeSet::new)));
  }
}
