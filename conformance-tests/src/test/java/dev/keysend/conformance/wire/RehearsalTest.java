package dev.keysend.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  @Test
  void passesTheWholeRequestToItsFilterWithoutSendingIt() {
    Response response = Rehearsal.takePlace();

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.asString()).isEqualTo("POST http://127.0.0.1/a?b=c {}");
  }
}
