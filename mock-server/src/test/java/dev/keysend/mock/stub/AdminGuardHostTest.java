package dev.keysend.mock.stub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdminGuardHostTest {
  private static final String ELSEWHERE = "mock.internal:8080";

  @Test
  void aMockThatListensEverywhereIsCalledByAnyName() {
    assertThat(new AdminGuard("0.0.0.0").refusal(ELSEWHERE, null, null)).isNull();
    assertThat(new AdminGuard("127.0.0.1").refusal(ELSEWHERE, null, null)).contains("Host");
  }

  @Test
  void theNameThatItWasBoundByIsItsOwn() {
    assertThat(new AdminGuard("127.0.0.7").refusal("127.0.0.7:1", null, null)).isNull();
  }
}
