package dev.keysend.conformance.rule.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.ReachedCode;
import dev.keysend.conformance.invariant.LoadedContract;
import dev.keysend.conformance.request.Keys;
import dev.keysend.conformance.request.Kind;
import dev.keysend.conformance.request.Plan;
import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.request.Requests;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.rule.check.ProbeCheck;
import dev.keysend.contract.Contract;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SuiteTest {
  private static final String DESTINATION =
      "033868c219bdb51a33560d854d500fe7d3898a1ad9e05dd89d0007e11313588500";

  /** Each request of these kinds needs a rule, because the kit judges its response on its own. */
  private static final Set<Kind> ALONE =
      Set.of(Kind.PAYMENT, Kind.SIMULTANEOUS, Kind.INVALID, Kind.DENIED, Kind.OTHER_METHOD);

  private final Contract contract = Contract.load();
  private final Keys keys =
      new Keys("api", "wallet", Optional.empty(), Optional.empty(), DESTINATION, DESTINATION, true);
  private final Plan plan = Plan.full(contract, new Requests(contract, keys));

  /** The kit would never check a rule that is not listed, and nobody would notice. */
  @Test
  void listsEveryRule() {
    assertThat(ReachedCode.unreachedMakersOf(Rule.class, Suite.class))
        .as("code that creates a rule which Suite does not list")
        .isEmpty();
  }

  @Test
  void everyRequestBelongsToARule() {
    Set<Probe> named =
        new Suite(LoadedContract.own(), plan, keys)
            .checks().stream()
                .filter(ProbeCheck.class::isInstance)
                .flatMap(check -> ((ProbeCheck) check).probes().stream())
                .collect(Collectors.toSet());
    List<String> unnamed =
        plan.probes()
            .filter(probe -> ALONE.contains(probe.kind()) && !named.contains(probe))
            .map(Probe::id)
            .toList();

    assertThat(unnamed).as("requests without a rule").isEmpty();
  }
}
