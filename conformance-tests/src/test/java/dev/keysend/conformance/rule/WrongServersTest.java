package dev.keysend.conformance.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.ConformanceRun;
import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.server.KitRun;
import dev.keysend.conformance.server.wrong.AccessServers;
import dev.keysend.conformance.server.wrong.DerivedServers;
import dev.keysend.conformance.server.wrong.ForgetfulServers;
import dev.keysend.conformance.server.wrong.IdentityServers;
import dev.keysend.conformance.server.wrong.LenientServers;
import dev.keysend.conformance.server.wrong.LnpayServers;
import dev.keysend.conformance.server.wrong.MoneyServers;
import dev.keysend.conformance.server.wrong.PickyServers;
import dev.keysend.conformance.server.wrong.RefusalServers;
import dev.keysend.conformance.server.wrong.UntimelyServers;
import dev.keysend.conformance.server.wrong.UntruthfulServers;
import dev.keysend.conformance.server.wrong.WrongServer;
import dev.keysend.conformance.setting.Setting;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Response;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Execution(ExecutionMode.CONCURRENT)
class WrongServersTest {
  static List<WrongServer> servers() {
    List<WrongServer> servers = new ArrayList<>();
    servers.addAll(LenientServers.all());
    servers.addAll(UntruthfulServers.all());
    servers.addAll(ForgetfulServers.all());
    servers.addAll(UntimelyServers.all());
    servers.addAll(RefusalServers.all());
    servers.addAll(AccessServers.all());
    servers.addAll(IdentityServers.all());
    servers.addAll(MoneyServers.all());
    servers.addAll(PickyServers.all());
    servers.addAll(LnpayServers.all());
    return servers;
  }

  /**
   * The servers that break a rule no earlier server breaks, so a plain run tries one for each rule.
   * It needs none for the contract's invariants, because the cases of InvariantCasesTest break each
   * of them.
   */
  static List<WrongServer> firstServers() {
    Set<String> broken = new TreeSet<>();
    for (Response response : Contract.load().operation().responses().values()) {
      response.invariants().forEach(invariant -> broken.add(invariant.id()));
    }
    return servers().stream().filter(server -> broken.addAll(server.breaks())).toList();
  }

  static List<WrongServer> derivedServers() {
    return DerivedServers.beside(broken(servers()));
  }

  /** Runs only the rules that the server breaks, in a fraction of the time of a full run. */
  @ParameterizedTest
  @MethodSource("firstServers")
  void breaksItsRules(WrongServer server) {
    assertBreaksEachOfItsRules(server);
  }

  @ParameterizedTest
  @MethodSource("servers")
  @Tag("thorough")
  void breaksItsRulesAndNoOthers(WrongServer server) {
    RunReport report = KitRun.on(server.behaviour(), KitRun.EVERYTHING);
    assertThat(KitRun.rules(report, Outcome.FAILED, Outcome.WARNED))
        .as("rules broken by the server that %s", server)
        .isEqualTo(server.breaks());
    assertThat(KitRun.rules(report, Outcome.ERROR)).isEmpty();
  }

  /** A derived server wrongly pays a single request, so it is enough to run that request's rule. */
  @ParameterizedTest
  @MethodSource("derivedServers")
  void paysWhatItsRuleForbids(WrongServer server) {
    assertBreaksEachOfItsRules(server);
  }

  private static void assertBreaksEachOfItsRules(WrongServer server) {
    Map<Setting, String> settings = new EnumMap<>(KitRun.EVERYTHING);
    settings.put(Setting.RULES, String.join(",", server.breaks()));
    RunReport report = KitRun.on(server.behaviour(), settings);
    assertThat(KitRun.rules(report, Outcome.FAILED, Outcome.WARNED))
        .as("rules broken by the server that %s", server)
        .isEqualTo(server.breaks());
  }

  @Test
  void everyRuleHasAServerThatBreaksIt() {
    Set<String> rules = new TreeSet<>(ConformanceRun.rules().stream().map(Rule::id).toList());
    Set<String> broken = broken(servers());
    broken.addAll(broken(derivedServers()));

    Set<String> unbroken = new TreeSet<>(rules);
    unbroken.removeAll(broken);
    assertThat(unbroken)
        .as("rules that no server breaks; add one for each, as CONTRIBUTING.md says")
        .isEmpty();
    assertThat(rules).as("the kit's rules").containsAll(broken);
  }

  private static Set<String> broken(List<WrongServer> servers) {
    Set<String> broken = new TreeSet<>();
    servers.forEach(server -> broken.addAll(server.breaks()));
    return broken;
  }
}
