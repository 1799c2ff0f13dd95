package dev.keysend.conformance.server;

import dev.keysend.conformance.ConformanceRun;
import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.RuleResult;
import dev.keysend.conformance.report.RunListener;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.setting.RunSettings;
import dev.keysend.conformance.setting.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Runs the kit on a server. */
public final class KitRun {
  /** A cap that keeps no request from being sent. */
  public static final Map<Setting, String> EVERYTHING =
      Map.of(Setting.MAX_SATS, "1" + "0".repeat(30));

  private KitRun() {}

  /** Runs the whole kit on a server with this behaviour, with more than enough to spend. */
  public static RunReport on(Behaviour behaviour) {
    return on(behaviour, Map.of());
  }

  /** Runs the kit on a server with this behaviour, with some settings changed. */
  public static RunReport on(Behaviour behaviour, Map<Setting, String> settings) {
    try (KeysendServer server = KeysendServer.start(behaviour)) {
      return on(server, settings);
    }
  }

  /** Runs the kit on a server, with some settings changed. */
  public static RunReport on(KeysendServer server, Map<Setting, String> settings) {
    Map<Setting, String> all = settings(server);
    all.putAll(settings);
    try {
      return ConformanceRun.run(RunSettings.of(all), RunListener.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The settings of a run on a server, with every key that it knows. */
  public static Map<Setting, String> settings(KeysendServer server) {
    Map<Setting, String> all = new EnumMap<>(Setting.class);
    all.put(Setting.BASE_URL, server.baseUrl());
    all.put(Setting.API_KEY, KeysendServer.API_KEY);
    all.put(Setting.WALLET_KEY, KeysendServer.WALLET_KEY);
    all.put(Setting.READ_ONLY_WALLET_KEY, KeysendServer.READ_ONLY_KEY);
    all.put(Setting.OTHER_API_KEY, KeysendServer.OTHER_API_KEY);
    all.put(Setting.MAX_SATS, "100000");
    all.put(Setting.TIMEOUT, "10");
    return all;
  }

  /** The number of rules in a group. */
  public static int size(Group group) {
    return (int) ConformanceRun.rules().stream().filter(rule -> rule.group() == group).count();
  }

  /** The ids of the rules with one of these results. */
  public static Set<String> rules(RunReport report, Outcome... outcomes) {
    Set<String> rules = new TreeSet<>();
    for (RuleResult result : report.results()) {
      if (Set.of(outcomes).contains(result.outcome())) {
        rules.add(result.rule().id());
      }
    }
    return rules;
  }

  /** The reason for the result of a rule. */
  public static String reason(RunReport report, String rule) {
    return report.results().stream()
        .filter(result -> result.rule().id().equals(rule))
        .findFirst()
        .orElseThrow()
        .reason();
  }
}
