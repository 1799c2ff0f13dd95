package dev.keysend.sdk.outcome;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keysend.sdk.KeysendClient;
import dev.keysend.sdk.PaymentUnknownException;
import dev.keysend.sdk.server.Destinations;
import dev.keysend.sdk.server.RawServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits the time and memory that a response can take, whatever the server sends. */
@Timeout(60)
final class HostileResponsesTest {
  private static final String OK = "HTTP/1.1 201 Created\r\n";
  private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";

  /**
   * A response that never ends.
   *
   * @param what the part that does not end
   */
  record Endless(String what, String beginning, String again) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static final Endless CHUNK_EXTENSION =
      new Endless("chunk extension", CHUNKED + "1;", "x");

  static List<Endless> endless() {
    return List.of(
        CHUNK_EXTENSION,
        new Endless("status line", "HTTP/1.1 201 ", "Created"),
        new Endless("header", OK + "X: ", "x"),
        new Endless("headers", OK, "X: x\r\n"),
        new Endless("interim response", "HTTP/1.1 103 Early\r\n", "X: x\r\n"),
        new Endless("interim responses", "", "HTTP/1.1 102 Processing\r\n\r\n"),
        new Endless("chunks", CHUNKED, "10\r\n" + " ".repeat(16) + "\r\n"),
        new Endless("trailers", CHUNKED + "0\r\n", "X: x\r\n"),
        new Endless("gzip header", OK + "Content-Encoding: gzip\r\n\r\n\u001f\u008b\b\b", "name"),
        new Endless("body", OK + "\r\n[", "0,"));
  }

  @ParameterizedTest
  @MethodSource("endless")
  void endlessResponseIsUnknown(Endless answer) throws IOException {
    try (RawServer server =
            RawServer.plain(out -> RawServer.endlessly(out, answer.beginning(), answer.again()));
        KeysendClient client = server.client().build()) {
      assertThatThrownBy(() -> client.send(Destinations.payable(), 2))
          .isInstanceOf(PaymentUnknownException.class);
      assertThat(server.arrivals()).isEqualTo(1);
      assertThat(RawServer.wasted()).isZero();
    }
  }

  @Test
  void endlessResponseOverTlsIsUnknown() throws IOException {
    Endless answer = CHUNK_EXTENSION;
    try (RawServer server =
            RawServer.overTls(out -> RawServer.endlessly(out, answer.beginning(), answer.again()));
        KeysendClient client = server.client().build()) {
      assertThatThrownBy(() -> client.send(Destinations.payable(), 2))
          .isInstanceOf(PaymentUnknownException.class)
          .hasMessageContaining("the response is longer than");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n",
        "HTTP/1.1 100 Continue\n\nHTTP/1.1 102 \n\nHTTP/1.1 103 \nA: b\n\n",
        "HTTP/1.1 199 New\r\nA: b\r\nC: d\r\n\r\nHTTP/1.1 199 \r\n\r\nHTTP/1.1 199 \r\n\r\n"
      })
  void readsInterimResponses(String interim) throws IOException {
    byte[] answer = (interim + RawServer.settled()).getBytes(UTF_8);
    for (int piece : new int[] {1, 7, 23, answer.length}) {
      try (RawServer server =
              RawServer.plain(
                  out -> {
                    for (int i = 0; i < answer.length; i += piece) {
                      out.write(answer, i, Math.min(piece, answer.length - i));
                      out.flush();
                    }
                  });
          KeysendClient client = server.client().build()) {
        assertThat(client.send(Destinations.payable(), 2).getNumSatoshis()).isEqualTo(-2);
      }
    }
  }

  @Test
  void readsInterimResponsesOverTlsIfTheServerOffersHttp2() throws IOException {
    String answer = "HTTP/1.1 103 \r\n\r\n".repeat(3) + RawServer.settled();
    try (RawServer server = RawServer.overTls(out -> out.write(answer.getBytes(UTF_8)));
        KeysendClient client = server.client().build()) {
      assertThat(client.send(Destinations.payable(), 2).getNumSatoshis()).isEqualTo(-2);
    }
  }

  @Test
  void tooManyInterimResponsesAreUnknown() throws IOException {
    String interim = "HTTP/1.1 102 Processing\r\n\r\n";
    try (RawServer server = RawServer.answering(interim.repeat(17) + RawServer.settled());
        KeysendClient client = server.client().build()) {
      assertThatThrownBy(() -> client.send(Destinations.payable(), 2))
          .isInstanceOf(PaymentUnknownException.class)
          .hasMessageContaining("more than 16 interim responses");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "H",
        "HTTP/1.1 1",
        "HTTP/1.1 103 \r\n",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n",
        "SSH-2.0-OpenSSH_9.6\r\n",
        "HTTP/1.1 2x1 Created\r\n\r\n"
      })
  void invalidHttpIsUnknown(String text) throws IOException {
    try (RawServer server = RawServer.answering(text);
        KeysendClient client = server.client().build()) {
      assertThatThrownBy(() -> client.send(Destinations.payable(), 2))
          .isInstanceOf(PaymentUnknownException.class);
      assertThat(server.arrivals()).isEqualTo(1);
    }
  }
}
