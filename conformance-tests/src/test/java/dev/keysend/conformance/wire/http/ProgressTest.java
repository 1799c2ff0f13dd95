package dev.keysend.conformance.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final Progress progress = new Progress(Duration.ofMillis(2500));

  @Test
  void namesThePhaseThatTimedOut() {
    assertThat(progress.late()).isEqualTo("no connection within 2.5 s");
    assertThat(progress.problem(new SocketTimeoutException("Connect timed out")))
        .isEqualTo(progress.late());
    progress.answered(201);
    progress.bodyGrew(17);
    assertThat(progress.late())
        .isEqualTo(
            "HTTP 201 came, but its body was not complete within 2.5 s: 17 bytes of it came");
    assertThat(progress.problem(new SocketTimeoutException("x"))).isEqualTo(progress.late());
  }

  @Test
  void shortensAndEscapesTextFromTheTarget() {
    String problem = progress.problem(new IOException("\u001b[2J\n" + "x".repeat(9999)));
    assertThat(problem).hasSizeLessThan(400).startsWith("IOException: ?[2J?x");
  }
}
