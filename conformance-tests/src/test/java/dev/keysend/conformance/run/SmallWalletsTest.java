package dev.keysend.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KitRun;
import dev.keysend.conformance.setting.Setting;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.StringNode;

/** A server may refuse what its wallet cannot pay for. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("thorough")
class SmallWalletsTest {
  /** Every balance up to what single payments need, and some up to what the whole plan needs. */
  static IntStream balances() {
    return IntStream.concat(
        IntStream.rangeClosed(1, 20), IntStream.of(23, 29, 36, 44, 53, 65, 80, 100, 130, 170, 230));
  }

  @ParameterizedTest
  @MethodSource("balances")
  void aSmallBalanceBreaksNoRule(int balance) {
    Behaviour behaviour = new Behaviour();
    behaviour.openingBalance = balance;
    assertThat(broken(behaviour, 1000)).isEmpty();
  }

  /** If the target pays amounts written as text, simultaneous requests can empty the wallet. */
  @ParameterizedTest
  @ValueSource(ints = {9, 10, 11, 12, 13})
  void payingDigitsFromASmallBalanceBreaksNoOtherRule(int balance) {
    Behaviour behaviour = new Behaviour();
    behaviour.openingBalance = balance;
    behaviour.tolerates =
        (violation, body) -> body.path("num_satoshis").equals(StringNode.valueOf("1"));
    assertThat(broken(behaviour, 1000)).isSubsetOf("refuses-num-satoshis-digits");
  }

  private static Set<String> broken(Behaviour behaviour, int cap) {
    RunReport report = KitRun.on(behaviour, Map.of(Setting.MAX_SATS, Integer.toString(cap)));
    return KitRun.rules(report, Outcome.FAILED, Outcome.ERROR, Outcome.WARNED);
  }
}
