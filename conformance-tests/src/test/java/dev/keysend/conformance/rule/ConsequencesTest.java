package dev.keysend.conformance.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KeysendServer;
import dev.keysend.conformance.server.KitRun;
import dev.keysend.conformance.server.Response;
import dev.keysend.conformance.server.Transactions;
import dev.keysend.conformance.setting.Setting;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The kit reports a fault once and calls whatever follows from it a consequence. */
class ConsequencesTest {
  @Test
  @Tag("thorough")
  void failuresCausedByAStuckLockNameTheRequestThatLeftIt() {
    Behaviour behaviour = new Behaviour();
    AtomicBoolean locked = new AtomicBoolean();
    behaviour.lock = () -> !locked.get();
    behaviour.busy = () -> KeysendServer.error(500, "Please try again soon, wallet busy");
    behaviour.refuses =
        body -> {
          if (body.path("num_satoshis").isNumber() && body.path("num_satoshis").asLong(0) == 21) {
            locked.set(true);
          }
          return locked.get();
        };
    behaviour.onWire =
        (sent, response) -> {
          if (response.status == 400 && sent.text().contains(":21}")) {
            Response broken = KeysendServer.error(500, "An internal server error occurred.");
            response.status = broken.status;
            response.body = broken.body;
          } else if (locked.get() && response.body.contains("The request is not valid")) {
            Response busy = KeysendServer.error(500, "Please try again soon, wallet busy");
            response.status = busy.status;
            response.body = busy.body;
          }
        };
    RunReport report = KitRun.on(behaviour);
    assertThat(KitRun.rules(report, Outcome.FAILED)).containsExactly("accepts-larger-amount");
    assertThat(KitRun.reason(report, "accepts-other-layout"))
        .isEqualTo(
            "a consequence of pay-larger-amount, after which the target paid nothing any more:"
                + " \"HTTP 500: Please try again soon, wallet busy\"");
  }

  /** Only a few requests follow the lock. */
  @Test
  void aLockLeftByARefusalFailsOnlyOneRule() {
    assertOnlyPaymentAgainFails(
        "accepts-smallest,accepts-payment-again,refuses-more-than-balance,accepts-most-of-balance");
  }

  @Test
  @Tag("thorough")
  void aLockLeftByARefusalFailsOnlyOneRuleOfAFullRun() {
    assertOnlyPaymentAgainFails("");
  }

  private static void assertOnlyPaymentAgainFails(String rules) {
    Behaviour behaviour = new Behaviour();
    AtomicBoolean locked = new AtomicBoolean();
    behaviour.lock = () -> !locked.get();
    behaviour.busy = () -> KeysendServer.error(500, "Please try again soon, wallet busy");
    behaviour.onWire =
        (sent, response) -> {
          if (response.body.contains("The wallet holds too little")) {
            locked.set(true);
          }
        };
    RunReport report = KitRun.on(behaviour, Map.of(Setting.RULES, rules));
    assertThat(KitRun.rules(report, Outcome.FAILED)).containsExactly("accepts-payment-again");
  }

  @Test
  void aWrongAmountFailsOnlyTheAmountRule() {
    Behaviour behaviour = new Behaviour();
    behaviour.onSuccess =
        (request, answer) -> {
          String destination = Transactions.lightning(answer).path("dest_pubkey").asString();
          answer.put("num_satoshis", -7).put("user_label", "7 keysend to " + destination);
          Transactions.lightning(answer)
              .put("num_satoshis", 7)
              .put("memo", "7 keysend to " + destination)
              .put("payment_request", destination + ":7");
        };
    RunReport report = KitRun.on(behaviour, Map.of(Setting.RULES, "success"));
    assertThat(KitRun.rules(report, Outcome.FAILED)).containsExactly("amount-is-requested-amount");
    assertThat(KitRun.reason(report, "memo-names-amount-and-destination"))
        .isEqualTo("a consequence of amount-is-requested-amount, which is broken");
  }
}
