package dev.keysend.conformance.check;

import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.setting.RunSettings;
import dev.keysend.conformance.setting.Setting;
import dev.keysend.conformance.setting.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The rules that a run is about: all, or those that are named by id or by group. */
final class Selection {
  private final Set<String> names;

  private Selection(Set<String> names) {
    this.names = names;
  }

  static Selection of(RunSettings settings) {
    Set<String> names = new LinkedHashSet<>();
    settings
        .text(Setting.RULES)
        .ifPresent(
            text -> {
              for (String name : text.split(",", -1)) {
                names.add(name.strip());
              }
            });
    return new Selection(names);
  }

  List<Check> select(List<Check> all) {
    if (names.isEmpty()) {
      return all;
    }
    List<Check> selected = new ArrayList<>();
    Set<String> unknown = new LinkedHashSet<>(names);
    for (Check check : all) {
      Rule rule = check.rule();
      boolean named = names.contains(rule.id()) || names.contains(rule.group().id());
      unknown.remove(rule.id());
      unknown.remove(rule.group().id());
      if (named) {
        selected.add(check);
      }
    }
    if (!unknown.isEmpty()) {
      throw new UsageException(
          Setting.RULES.flag()
              + " names "
              + String.join(", ", unknown)
              + ", which is neither a rule nor a group; "
              + Setting.LIST.flag()
              + " shows all");
    }
    return selected;
  }
}
