package dev.keysend.conformance.run;

import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.rule.check.Check;
import dev.keysend.conformance.rule.check.ProbeCheck;
import dev.keysend.conformance.setting.RunSettings;
import dev.keysend.conformance.setting.Setting;
import dev.keysend.conformance.setting.UsageException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The rules that a run is about: all, or those that are named by id or by group; without those that
 * are named with a {@code !}.
 */
final class Selection {
  private static final String NOT = "!";

  private final Set<String> wanted = new LinkedHashSet<>();
  private final Set<String> unwanted = new LinkedHashSet<>();

  private Selection(String names) {
    for (String text : names.split(",", -1)) {
      String name = text.strip();
      if (name.startsWith(NOT)) {
        unwanted.add(name.substring(NOT.length()).strip());
      } else {
        wanted.add(name);
      }
    }
  }

  static List<Check> select(RunSettings settings, List<Check> all) {
    return settings.text(Setting.RULES).map(names -> new Selection(names).select(all)).orElse(all);
  }

  /**
   * Requests that must be refused, and that no rule but those left out by id is sent for. The rules
   * about all responses do without them.
   */
  static Set<Probe> leftOut(RunSettings settings, List<Check> all) {
    return settings
        .text(Setting.RULES)
        .map(names -> new Selection(names).leftOut(all))
        .orElse(Set.of());
  }

  private Set<Probe> leftOut(List<Check> all) {
    Set<Probe> out = new HashSet<>();
    Set<Probe> needed = new HashSet<>();
    for (Check check : all) {
      if (check instanceof ProbeCheck requests) {
        (unwanted.contains(check.rule().id()) ? out : needed).addAll(requests.probes());
      }
    }
    out.removeAll(needed);
    out.removeIf(probe -> probe.kind().isPaid());
    return out;
  }

  private List<Check> select(List<Check> all) {
    refuseUnknown(all);
    List<Check> selected =
        all.stream()
            .filter(check -> wanted.isEmpty() || isAmong(wanted, check.rule()))
            .filter(check -> !isAmong(unwanted, check.rule()))
            .toList();
    if (selected.isEmpty()) {
      throw new UsageException(Setting.RULES.flag() + " leaves every rule out");
    }
    return selected;
  }

  /** Keeps the checks of some rules alone. */
  static void keep(Predicate<Rule> among, List<Check> selected) {
    selected.removeIf(check -> !among.test(check.rule()));
    if (selected.isEmpty()) {
      throw new UsageException(
          Setting.RULES.flag()
              + " selects no rule of the tests that JUnit selected, so nothing would be checked;"
              + " name a rule or group of these tests in it, or select other tests or tags");
    }
  }

  private static boolean isAmong(Set<String> names, Rule rule) {
    return names.contains(rule.id()) || names.contains(rule.group().id());
  }

  private void refuseUnknown(List<Check> all) {
    Set<String> unknown = new LinkedHashSet<>(wanted);
    unknown.addAll(unwanted);
    for (Check check : all) {
      unknown.remove(check.rule().id());
      unknown.remove(check.rule().group().id());
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
  }
}
