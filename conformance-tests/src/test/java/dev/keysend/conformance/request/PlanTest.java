package dev.keysend.conformance.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.ReachedCode;
import org.junit.jupiter.api.Test;

class PlanTest {
  /** The kit would never send a request that is in no stage, and nobody would notice. */
  @Test
  void containsEveryRequest() {
    assertThat(ReachedCode.unreachedMakersOf(Probe.class, Plan.class))
        .as("code that creates a request which the plan does not contain")
        .isEmpty();
  }
}
