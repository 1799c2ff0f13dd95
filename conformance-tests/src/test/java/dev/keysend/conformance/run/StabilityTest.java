package dev.keysend.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KeysendServer;
import dev.keysend.conformance.server.KitRun;
import dev.keysend.conformance.server.Response;
import dev.keysend.conformance.server.wrong.LnpayServers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same server gets the same verdict in every run, whatever the timing of the requests. */
@Execution(ExecutionMode.CONCURRENT)
class StabilityTest {
  private static final int MANY_RUNS = 20;

  record Server(String name, Consumer<Behaviour> change, Set<String> warned) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Server> servers() {
    List<Server> servers = new ArrayList<>();
    servers.add(new Server("jitters", b -> b.jitterMillis = 4, Set.of()));
    servers.add(
        new Server(
            "responds with 500 while it pays",
            mutex(() -> KeysendServer.error(500, "Please try again soon, wallet busy")),
            Set.of()));
    servers.add(
        new Server(
            "responds with 409 while it pays",
            mutex(() -> KeysendServer.error(409, "Another payment is in progress.")),
            Set.of()));
    servers.add(
        new Server(
            "responds with 429 while it pays",
            mutex(() -> KeysendServer.error(429, "One payment at a time.")),
            Set.of()));
    servers.add(new Server("is LNPay's", LnpayServers::strong, LnpayServers.WARNINGS));
    return servers;
  }

  private static Consumer<Behaviour> mutex(Supplier<Response> busy) {
    return b -> {
      Semaphore lock = new Semaphore(1);
      b.jitterMillis = 3;
      b.lock = lock::tryAcquire;
      b.unlock = lock::release;
      b.busy = busy;
    };
  }

  @Test
  void aServerThatPaysOneOfManyAtOnceIsExercised() {
    assertSame(new Server("is LNPay's and slow", LnpayServers::slow, LnpayServers.WARNINGS), 1);
  }

  @ParameterizedTest
  @MethodSource("servers")
  @Tag("thorough")
  void manyRunsGiveTheSameVerdictAndRules(Server server) {
    assertSame(server, MANY_RUNS);
  }

  private static void assertSame(Server server, int runs) {
    Map<String, Integer> verdicts = new LinkedHashMap<>();
    Set<Set<String>> broken = new HashSet<>();
    Set<String> notExercised = new TreeSet<>(); // Says why a verdict is another one.
    for (int run = 0; run < runs; run++) {
      Behaviour behaviour = new Behaviour();
      server.change().accept(behaviour);
      RunReport report = KitRun.on(behaviour, KitRun.EVERYTHING);
      verdicts.merge(report.verdict().text(), 1, Integer::sum);
      broken.add(KitRun.rules(report, Outcome.FAILED, Outcome.WARNED, Outcome.ERROR));
      report.results().stream()
          .filter(result -> result.outcome() == Outcome.NOT_EXERCISED)
          .forEach(result -> notExercised.add(result.rule().id() + ": " + result.reason()));
    }
    assertThat(verdicts)
        .as("verdicts; not exercised: %s", notExercised)
        .containsExactly(Map.entry("conformant", runs));
    assertThat(broken).containsExactly(new TreeSet<>(server.warned()));
  }
}
