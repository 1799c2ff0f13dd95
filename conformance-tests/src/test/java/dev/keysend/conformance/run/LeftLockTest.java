package dev.keysend.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KeysendServer;
import dev.keysend.conformance.server.KitRun;
import dev.keysend.conformance.server.Response;
import dev.keysend.conformance.server.Sent;
import dev.keysend.conformance.server.wrong.LnpayServers;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Servers that break after a payment and keep the lock on the wallet. */
class LeftLockTest {
  @Test
  void whatCanLeaveALockComesAfterTheRulesAboutMoney() {
    Behaviour behaviour = new Behaviour();
    LnpayServers.strong(behaviour);
    LnpayServers.breaksOnUpperCase(behaviour);
    RunReport report = KitRun.on(behaviour, KitRun.EVERYTHING);
    assertThat(KitRun.rules(report, Outcome.FAILED)).containsExactly("accepts-upper-case-key");
    assertThat(KitRun.rules(report, Outcome.NOT_EXERCISED)).isEmpty();
  }

  /** As on LNPay's server, small payments get past the lock. */
  @Test
  void theRequestThatProbablyLeftALockIsNamed() {
    Behaviour behaviour = new Behaviour();
    AtomicBoolean locked = new AtomicBoolean();
    behaviour.before =
        sent -> locked.get() && amount(sent) > 100 ? Optional.of(busy()) : Optional.empty();
    behaviour.onWire =
        (sent, response) -> {
          if (sent.json().filter(body -> body.has("x_unknown")).isPresent()) {
            response.status = 500;
            locked.set(true);
          }
        };
    RunReport report = KitRun.on(behaviour, KitRun.EVERYTHING);
    assertThat(KitRun.reason(report, "refuses-spending-twice"))
        .contains("perhaps pay-unknown-field, which got HTTP 500")
        .contains(", left a lock; or is the wallet shared?");
  }

  private static Response busy() {
    return KeysendServer.error(500, "Please try again soon, wallet busy");
  }

  private static long amount(Sent sent) {
    return sent.json().map(body -> body.path("num_satoshis").asLong(0)).orElse(0L);
  }
}
