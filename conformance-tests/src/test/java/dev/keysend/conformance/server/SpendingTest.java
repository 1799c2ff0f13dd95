package dev.keysend.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.report.Verdict;
import dev.keysend.conformance.setting.Setting;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cap holds against a server that counts every satoshi it was asked for, and pays them all. */
@Execution(ExecutionMode.CONCURRENT)
class SpendingTest {
  private static Behaviour paysAnything() {
    Behaviour behaviour = new Behaviour();
    behaviour.alsoAuthenticates = sent -> true;
    behaviour.alsoPaysFrom = key -> true;
    behaviour.tolerates = (violation, body) -> true;
    behaviour.toleratesText = text -> true;
    behaviour.overspends = true;
    behaviour.failsUnroutable = false;
    return behaviour;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 30, 60, 1000, 6000, 20000})
  void noCapIsEverPassed(int cap) {
    try (KeysendServer server = KeysendServer.start(paysAnything())) {
      RunReport report = KitRun.on(server, Map.of(Setting.MAX_SATS, Integer.toString(cap)));
      assertThat(server.askedFor()).isLessThanOrEqualTo(BigInteger.valueOf(cap));
      assertThat(report.spending().worstCase()).isGreaterThanOrEqualTo(server.askedFor());
      assertThat(report.spending().worstCase()).isLessThanOrEqualTo(BigInteger.valueOf(cap));
    }
  }

  @Test
  void withoutACapNothingThatCanPayIsSent() {
    try (KeysendServer server = KeysendServer.start(new Behaviour())) {
      RunReport report = KitRun.on(server, Map.of(Setting.MAX_SATS, ""));
      assertThat(server.askedFor()).isEqualTo(BigInteger.ZERO);
      assertThat(report.spending().cap()).contains(BigInteger.ZERO);
      assertThat(report.verdict()).isEqualTo(Verdict.CONFORMANT_AS_FAR_AS_EXERCISED);
      assertThat(KitRun.rules(report, Outcome.PASSED))
          .contains("refuses-num-satoshis-missing", "refusal-status", "failure-schema");
      assertThat(KitRun.reason(report, "accepts-larger-amount"))
          .isEqualTo("would cost up to 21 sats, and --max-sats 0 leaves less");
    }
  }

  /** A server that wrongly took one of these would pay. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "refuses-no-credentials",
        "refuses-wrong-api-key",
        "refuses-api-key-as-password",
        "refuses-bearer-token",
        "refuses-wrong-api-key-header",
        "refuses-unknown-wallet",
        "refuses-read-only-wallet",
      })
  void whoMayNotPayIsNotTriedWithoutACapAndTheReportSaysWhatItWouldCost(String rule) {
    try (KeysendServer server = KeysendServer.start(paysAnything())) {
      RunReport report = KitRun.on(server, Map.of(Setting.MAX_SATS, "0", Setting.RULES, rule));
      assertThat(server.askedFor()).isEqualTo(BigInteger.ZERO);
      assertThat(KitRun.reason(report, rule))
          .isEqualTo(
              "would cost up to 1 sat if the target wrongly paid it, and --max-sats 0 leaves less");
      assertThat(report.results().get(0).cost()).isEqualTo(BigInteger.ONE);
      assertThat(report.verdict()).isEqualTo(Verdict.CONFORMANT_AS_FAR_AS_EXERCISED);
    }
    try (KeysendServer server = KeysendServer.start(paysAnything())) {
      RunReport report = KitRun.on(server, Map.of(Setting.MAX_SATS, "1", Setting.RULES, rule));
      assertThat(KitRun.rules(report, Outcome.FAILED)).containsExactly(rule);
      assertThat(report.spending().paid()).isEqualTo(BigInteger.ONE);
    }
  }

  @Test
  void aSelectionSendsNoMoreThanItNeeds() {
    try (KeysendServer server = KeysendServer.start(new Behaviour())) {
      RunReport report = KitRun.on(server, Map.of(Setting.RULES, "refuses-num-satoshis-word"));
      assertThat(report.plan()).hasSize(1);
      assertThat(report.results()).hasSize(1);
    }
  }
}
