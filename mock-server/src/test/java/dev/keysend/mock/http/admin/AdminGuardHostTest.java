package dev.keysend.mock.http.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminGuardHostTest {
  private static AdminGuard guard(String bindAddress, String... allowed) {
    return new AdminGuard(bindAddress, List.of(allowed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "::", "192.168.0.7"})
  void refusesUnknownHostNamesOnAnyAddress(String bindAddress) {
    assertThat(guard(bindAddress).refusal("mock.internal:8080", null, null)).contains("Host");
    assertThat(guard(bindAddress).refusal("rebound.example", null, null)).contains("--allow-host");
  }

  @Test
  void acceptsAnAllowedName() {
    assertThat(guard("0.0.0.0", "Mock.internal").refusal("mock.INTERNAL:8080", null, null))
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:1", "10.0.0.1:8080", "[fd00::1]:8080", "127.0.0.1"})
  void acceptsAddresses(String host) {
    assertThat(guard("0.0.0.0").refusal(host, null, null)).isNull();
  }

  @Test
  void acceptsTheNameItIsBoundTo() {
    assertThat(guard("mock.internal").refusal("mock.internal:1", null, null)).isNull();
  }
}
