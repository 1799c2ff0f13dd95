package dev.keysend.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.RunReport;
import org.junit.jupiter.api.Test;

class CorrectServersTest {
  @Test
  void timing() {
    for (int i = 0; i < 10; i++) {
      RunReport report = KitRun.on(new Behaviour());
      System.err.println(report.duration().toMillis() + " ms");
      assertThat(KitRun.rules(report, Outcome.FAILED, Outcome.ERROR)).isEmpty();
      assertThat(KitRun.rules(report, Outcome.NOT_EXERCISED))
          .containsExactlyInAnyOrder("refuses-num-satoshis-beyond-64-bits");
      assertThat(KitRun.rules(report, Outcome.WARNED)).isEmpty();
    }
  }
}
