package dev.keysend.conformance.junit;

import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.contract.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The names of the suite's test factories: one for each group and level, such as moneyMust. */
final class FactoryNames {
  /** Every name that a factory can have, in the order of the reports. */
  static final List<String> ALL = all();

  private FactoryNames() {}

  private static List<String> all() {
    List<String> names = new ArrayList<>();
    for (Group group : Group.values()) {
      for (Level level : Level.values()) {
        names.add(of(group, level));
      }
    }
    return List.copyOf(names);
  }

  static String of(Rule rule) {
    return of(rule.group(), rule.level());
  }

  static String of(Group group, Level level) {
    String name = level.name();
    return group.id() + name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
