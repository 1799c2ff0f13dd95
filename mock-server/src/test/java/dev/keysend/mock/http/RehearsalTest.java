package dev.keysend.mock.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RehearsalTest {
  @Test
  void servesTheWholeRequest() throws Exception {
    assertThat(Rehearsal.response()).startsWith("HTTP/1.1 200 OK").endsWith("{}");
  }
}
