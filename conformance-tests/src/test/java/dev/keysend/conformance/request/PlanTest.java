package dev.keysend.conformance.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.ReachedCode;
import org.junit.jupiter.api.Test;

class PlanTest {
  /** A request that stands in no stage would never leave, and nobody would notice. */
  @Test
  void everyRequestThatIsWrittenIsInThePlan() {
    assertThat(ReachedCode.unreachedMakersOf(Probe.class, Plan.class))
        .as("places that make a request which the plan does not have")
        .isEmpty();
  }
}
