package dev.keysend.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.PlannedRequest;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.report.Verdict;
import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KeysendServer;
import dev.keysend.conformance.server.KitRun;
import dev.keysend.conformance.setting.Setting;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cap holds even against a server that pays every satoshi that a request names. */
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
  @ValueSource(ints = 6000)
  void neverExceedsTheCap(int cap) {
    assertNeverExceeded(cap);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 30, 60, 1000, 20000})
  @Tag("thorough")
  void neverExceedsOtherCaps(int cap) {
    assertNeverExceeded(cap);
  }

  private static void assertNeverExceeded(int cap) {
    try (KeysendServer server = KeysendServer.start(paysAnything())) {
      RunReport report = KitRun.on(server, Map.of(Setting.MAX_SATS, Integer.toString(cap)));
      assertThat(server.askedFor()).isLessThanOrEqualTo(BigInteger.valueOf(cap));
      assertThat(report.spending().worstCase()).isGreaterThanOrEqualTo(server.askedFor());
      assertThat(report.spending().worstCase()).isLessThanOrEqualTo(BigInteger.valueOf(cap));
    }
  }

  /** Whatever is asked for, it pays 500; the first payment, which leaves alone, shows that. */
  @ParameterizedTest
  @ValueSource(ints = {6000})
  void countsOnAnExcessThatItHasSeen(int cap) {
    assertExcessCounts(cap);
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 20000})
  @Tag("thorough")
  void countsOnAnExcessWithOtherCaps(int cap) {
    assertExcessCounts(cap);
  }

  private static void assertExcessCounts(int cap) {
    Behaviour behaviour = paysAnything();
    behaviour.openingBalance = 1_000_000;
    behaviour.reads = amount -> 500;
    behaviour.charge = amount -> 500;
    try (KeysendServer server = KeysendServer.start(behaviour)) {
      RunReport report = KitRun.on(server, Map.of(Setting.MAX_SATS, Integer.toString(cap)));
      assertThat(server.taken()).isPositive().isLessThanOrEqualTo(BigInteger.valueOf(cap));
      assertThat(report.spending().most()).isLessThanOrEqualTo(BigInteger.valueOf(cap));
      assertThat(report.results())
          .anyMatch(result -> result.reason().contains("as the target paid before than was asked"));
    }
  }

  private static final long SURPRISE = 5000;

  /** A server that pays a large amount when a request names none. */
  private static Behaviour paysMuchForNoAmount(boolean looksAtDestinations) {
    Behaviour behaviour = new Behaviour();
    behaviour.openingBalance = 9000;
    behaviour.tolerates =
        (violation, body) ->
            !looksAtDestinations || violation.pointer().startsWith("/num_satoshis");
    behaviour.overspends = true;
    behaviour.reads = amount -> amount == 0 ? SURPRISE : amount;
    return behaviour;
  }

  @ParameterizedTest
  @ValueSource(ints = 1000)
  void requestsWithoutAnAmountKeepTheCap(int cap) {
    assertKeptWithoutAnAmount(cap);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 30, 8000, 9500, 20000})
  @Tag("thorough")
  void requestsWithoutAnAmountKeepOtherCaps(int cap) {
    assertKeptWithoutAnAmount(cap);
  }

  private static void assertKeptWithoutAnAmount(int cap) {
    try (KeysendServer server = KeysendServer.start(paysMuchForNoAmount(true))) {
      RunReport report = KitRun.on(server, Map.of(Setting.MAX_SATS, Integer.toString(cap)));
      assertThat(server.taken()).isLessThanOrEqualTo(BigInteger.valueOf(cap));
      assertThat(report.spending().most()).isGreaterThanOrEqualTo(server.taken());
      assertThat(report.spending().most()).isLessThanOrEqualTo(BigInteger.valueOf(cap));
    }
  }

  /**
   * The request names no destination either, so the kit sends it whatever the cap; the report says
   * what it cost.
   */
  @Test
  void countsAPaymentWithoutDestinationAndAmount() {
    try (KeysendServer server = KeysendServer.start(paysMuchForNoAmount(false))) {
      RunReport report = KitRun.on(server, Map.of(Setting.MAX_SATS, "0"));
      assertThat(server.taken()).isEqualTo(BigInteger.valueOf(SURPRISE));
      assertThat(report.spending().paid()).isEqualTo(server.taken());
      assertThat(report.spending().most()).isEqualTo(server.taken());
    }
  }

  @Test
  void stopsPayingWhenTheServerPaysMoreThanItWasAsked() {
    Behaviour behaviour = new Behaviour();
    behaviour.reads = amount -> 400;
    try (KeysendServer server = KeysendServer.start(behaviour)) {
      RunReport report = KitRun.on(server, Map.of(Setting.MAX_SATS, "300"));
      assertThat(server.taken()).isEqualTo(BigInteger.valueOf(400));
      assertThat(report.spending().paid()).isEqualTo(server.taken());
      assertThat(report.spending().most()).isGreaterThanOrEqualTo(server.taken());
    }
  }

  @Test
  void sendsNothingThatCanPayWithoutACap() {
    try (KeysendServer server = KeysendServer.start(new Behaviour())) {
      RunReport report = KitRun.on(server, Map.of(Setting.MAX_SATS, ""));
      assertThat(server.askedFor()).isEqualTo(BigInteger.ZERO);
      assertThat(report.spending().cap()).contains(BigInteger.ZERO);
      assertThat(report.verdict()).isEqualTo(Verdict.CONFORMANT_AS_FAR_AS_EXERCISED);
      assertThat(KitRun.rules(report, Outcome.PASSED))
          .contains("refuses-body-without-fields", "refusal-status", "failure-schema");
      assertThat(KitRun.reason(report, "refuses-num-satoshis-missing"))
          .isEqualTo(
              "names no amount that can be counted, and so would cost up to all that the wallet"
                  + " holds if the target wrongly paid it; that is not known, since no payment has"
                  + " shown it");
      assertThat(KitRun.reason(report, "accepts-larger-amount"))
          .isEqualTo("would cost up to 21 sats, and --max-sats 0 leaves less");
    }
  }

  /** A server that wrongly accepted one of these requests would pay. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "slash-after-path-does-not-pay",
        "refuses-wrong-api-key",
        "refuses-api-key-as-password",
        "refuses-wrong-api-key-header",
        "refuses-unknown-wallet",
        "refuses-read-only-wallet",
      })
  void doesNotTryForbiddenPaymentsWithoutACapAndReportsTheirCost(String rule) {
    try (KeysendServer server = KeysendServer.start(paysAnything())) {
      RunReport report =
          KitRun.on(
              server,
              Map.of(Setting.MAX_SATS, "0", Setting.RULES, rule, Setting.OTHER_API_KEY, ""));
      assertThat(server.askedFor()).isEqualTo(BigInteger.ZERO);
      assertThat(KitRun.reason(report, rule))
          .isEqualTo(
              "would cost up to 1 sat if the target wrongly paid it, and --max-sats 0 leaves less");
      assertThat(report.results().get(0).cost()).isEqualTo(BigInteger.ONE);
      assertThat(report.verdict()).isEqualTo(Verdict.CONFORMANT_AS_FAR_AS_EXERCISED);
    }
    try (KeysendServer server = KeysendServer.start(paysAnything())) {
      RunReport report =
          KitRun.on(
              server,
              Map.of(Setting.MAX_SATS, "1", Setting.RULES, rule, Setting.OTHER_API_KEY, ""));
      assertThat(KitRun.rules(report, Outcome.FAILED)).containsExactly(rule);
      assertThat(report.spending().paid()).isEqualTo(BigInteger.ONE);
    }
  }

  @Test
  void aRuleLeftOutKeepsItsOwnRequestsFromLeaving() {
    String rule = "refuses-num-satoshis-fraction";
    try (KeysendServer server = KeysendServer.start(new Behaviour())) {
      RunReport report = KitRun.on(server, Map.of(Setting.RULES, "!" + rule));
      assertThat(report.plan())
          .hasSizeGreaterThan(100)
          .noneMatch(request -> request.id().equals("num-satoshis-fraction"));
      assertThat(report.verdict()).isEqualTo(Verdict.CONFORMANT);
    }
  }

  /** What was sent could not exceed what the wallet held, so it proves nothing. */
  @Test
  void aPartOfManyPaymentsAtOnceDoesNotExerciseTheirRules() {
    Behaviour behaviour = new Behaviour();
    behaviour.openingBalance = 20_000;
    RunReport report = KitRun.on(behaviour, Map.of(Setting.MAX_SATS, "62000"));
    assertThat(report.plan())
        .filteredOn(request -> request.id().startsWith("pay-many-at-once-"))
        .anyMatch(PlannedRequest::sent)
        .anyMatch(request -> !request.sent());
    assertThat(KitRun.rules(report, Outcome.NOT_EXERCISED))
        .contains("refuses-many-at-once-beyond-balance", "refusals-at-once-leave-balance");
    assertThat(KitRun.reason(report, "refuses-many-at-once-beyond-balance"))
        .contains("--max-sats 62000 leaves less");
  }

  @Test
  void aSelectionOfRulesSendsOnlyTheRequestsItNeeds() {
    try (KeysendServer server = KeysendServer.start(new Behaviour())) {
      RunReport report = KitRun.on(server, Map.of(Setting.RULES, "refuses-num-satoshis-boolean"));
      assertThat(report.plan()).hasSize(1);
      assertThat(report.results()).hasSize(1);
    }
  }
}
