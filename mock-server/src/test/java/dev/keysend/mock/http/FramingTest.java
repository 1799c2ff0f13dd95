package dev.keysend.mock.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.mock.KeysendMockServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mock must not see two requests where a proxy in front of it sees one. */
class FramingTest {
  /** It asks to close the connection, so that a test that fails does not wait for a time-out. */
  private static final String SMUGGLED =
      "GET /__admin/requests HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  /** A proxy that parses quoted strings, or ignores a bare line feed, sees one body here. */
  @ParameterizedTest
  @ValueSource(strings = {"1;x=\"\r\n{\r\n0\r\n\r\n", "1;x\n{\r\n0\r\n\r\n", "1\r\n{\r\n0\r\n\r\n"})
  void ignoresWhatFollowsAChunkedBody(String chunks) throws Exception {
    try (KeysendMockServer mock = KeysendMockServer.start()) {
      assertThat(RawHttp.sendRaw(mock, chunkedHead(mock) + chunks + SMUGGLED))
          .startsWith("HTTP/1.1 400 ")
          .containsOnlyOnce("HTTP/1.1 ");
    }
  }

  @Test
  void ignoresWhatFollowsAChunkedBodyToWireMock() throws Exception {
    try (KeysendMockServer mock = KeysendMockServer.start()) {
      String head = chunkedHead(mock).replaceFirst("/v1/\\S+", "/other");
      assertThat(RawHttp.sendRaw(mock, head + "1\r\n{\r\n0\r\n\r\n" + SMUGGLED))
          .startsWith("HTTP/1.1 404 ")
          .containsOnlyOnce("HTTP/1.1 ");
    }
  }

  @Test
  void reusesTheConnectionAfterABodyOfKnownLength() throws Exception {
    try (KeysendMockServer mock = KeysendMockServer.start()) {
      String head = RawHttp.head(mock, 1).replace("Connection: close\r\n", "");
      assertThat(RawHttp.sendRaw(mock, head + "{" + SMUGGLED))
          .startsWith("HTTP/1.1 400 ")
          .contains("HTTP/1.1 200 ");
    }
  }

  private static String chunkedHead(KeysendMockServer mock) {
    return RawHttp.head(mock, 0)
        .replace("Connection: close\r\n", "")
        .replace("Content-Length: 0", "Transfer-Encoding: chunked");
  }
}
