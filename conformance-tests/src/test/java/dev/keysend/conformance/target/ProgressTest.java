package dev.keysend.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.http.ParseException;
import org.apache.http.client.ClientProtocolException;
import org.apache.http.conn.ConnectTimeoutException;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final Progress progress = new Progress(Duration.ofMillis(2500));

  @Test
  void whatIsLateDependsOnHowFarTheExchangeCame() {
    assertThat(progress.late()).isEqualTo("no connection within 2.5 s");
    assertThat(progress.problem(new ConnectTimeoutException("Read timed out")))
        .isEqualTo(progress.late());
    progress.answered(201);
    progress.bodyGrew(17);
    assertThat(progress.late())
        .isEqualTo(
            "HTTP 201 came, but its body was not complete within 2.5 s: 17 bytes of it came");
    assertThat(progress.problem(new SocketTimeoutException("x"))).isEqualTo(progress.late());
  }

  @Test
  void theReasonIsTheInnermost() {
    assertThat(progress.problem(new ClientProtocolException(new ParseException("odd"))))
        .isEqualTo("the answer is not HTTP: odd");
  }

  @Test
  void textOfTheTargetIsShortAndHarmless() {
    String problem = progress.problem(new IOException("\u001b[2J\n" + "x".repeat(9999)));
    assertThat(problem).hasSizeLessThan(400).startsWith("IOException: ?[2J?x");
  }
}
