package dev.keysend.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KitRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A command line that may pay begins with a warning. */
class ReproductionTest {
  @Test
  void warnsHowMuchARequestMayPay() {
    Behaviour behaviour = new Behaviour();
    behaviour.overspends = true;
    RunReport report = KitRun.on(behaviour);
    assertThat(evidence(report, "refuses-more-than-balance").get(0).curl())
        .matches("(?s)# May pay up to 4,9[0-9]{2} sats[.]\ncurl -i -X POST .*");
  }

  @Test
  void givesNoWarningIfARequestCannotPay() {
    Behaviour behaviour = new Behaviour();
    behaviour.refusalStatus = 422;
    // Once the target pays a request without an amount, the kit sends no other such request.
    behaviour.tolerates =
        (violation, body) -> violation.keyword().equals("required") && body.has("dest_pubkey");
    RunReport report = KitRun.on(behaviour);
    assertThat(evidence(report, "refuses-num-satoshis-missing").get(0).curl())
        .startsWith("# May pay all that the wallet holds.\ncurl -i ");
    assertThat(evidence(report, "refusal-status"))
        .anySatisfy(
            shown -> {
              assertThat(shown.probe()).isEqualTo("body-list");
              assertThat(shown.curl()).startsWith("# May pay up to 1 sat.\ncurl -i ");
            })
        .anySatisfy(
            shown -> {
              assertThat(shown.probe()).isEqualTo("body-text");
              assertThat(shown.curl()).startsWith("curl -i ");
            });
  }

  private static List<Evidence> evidence(RunReport report, String rule) {
    return report.results().stream()
        .filter(result -> result.rule().id().equals(rule))
        .findFirst()
        .orElseThrow()
        .evidence();
  }
}
