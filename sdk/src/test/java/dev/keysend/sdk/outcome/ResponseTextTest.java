package dev.keysend.sdk.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keysend.sdk.KeysendClient;
import dev.keysend.sdk.KeysendClientBuilder;
import dev.keysend.sdk.PaymentUnknownException;
import dev.keysend.sdk.server.CannedServer;
import dev.keysend.sdk.server.Destinations;
import dev.keysend.sdk.server.RawServer;
import dev.keysend.sdk.server.Responses;
import java.io.IOException;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An unknown outcome has the response's text, as far as the SDK has read it. */
final class ResponseTextTest {
  @ParameterizedTest
  @ValueSource(ints = {200, 202, 203, 206, 301, 500})
  void responseWithAnyStatusHasItsText(int status) throws IOException {
    try (CannedServer server = CannedServer.answering(status, Responses.recorded())) {
      assertThat(unknown(server.client()).answer()).isEqualTo(Responses.recorded());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 400})
  void textThatIsCutOffIsKept(int status) throws IOException {
    String half = Responses.recorded().substring(0, 700);
    try (RawServer server = RawServer.answering(head(status, 2000) + half)) {
      assertThat(unknown(server.client()).answer()).isEqualTo(half);
    }
  }

  @Test
  void paymentThatHasNotSettledHasItsText() throws IOException {
    String unsettled = Responses.recorded().replace("\"settled\":1", "\"settled\":0");
    try (CannedServer server = CannedServer.answering(201, unsettled)) {
      assertThat(unknown(server.client()).answer()).isEqualTo(unsettled);
    }
  }

  @Test
  void textShowsNoKey() throws IOException {
    String cut = "{\"id\":\"waka_secret1\",\"user_label\":\"é";
    try (RawServer server = RawServer.answering(head(201, 2000) + cut)) {
      assertThat(unknown(server.client().walletKey("waka_secret1")).answer())
          .isEqualTo("{\"id\":\"***\",\"user_label\":\"é");
    }
  }

  @Test
  void interceptorThatThrowsDoesNotMakeTheResponseUnreadable() throws IOException {
    OkHttpClient failing =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  chain.proceed(chain.request()).peekBody(1).close();
                  throw new IOException("metric failed");
                })
            .build();
    try (CannedServer server = CannedServer.answering(201, Responses.recorded())) {
      PaymentUnknownException end = unknown(server.client().httpClient(failing));

      assertThat(end)
          .hasMessageContaining("responded with 201")
          .hasMessageContaining("IOException: metric failed")
          .hasMessageNotContaining("cannot be read");
      assertThat(end.httpStatus()).isEqualTo(201);
    }
  }

  private static String head(int status, int length) {
    return "HTTP/1.1 "
        + status
        + " X\r\nContent-Type: application/json\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  private static PaymentUnknownException unknown(KeysendClientBuilder builder) {
    try (KeysendClient client = builder.build()) {
      return catchThrowableOfType(
          PaymentUnknownException.class, () -> client.send(Destinations.payable(), 2));
    }
  }
}
