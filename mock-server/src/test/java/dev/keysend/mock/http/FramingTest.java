package dev.keysend.mock.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.mock.KeysendMockServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a proxy before the mock takes for one request must not be two for the mock. */
class FramingTest {
  /** It asks for the connection's end, so that each test ends at once also when it is answered. */
  private static final String SMUGGLED =
      "GET /__admin/requests HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  /** To a proxy that reads quotes to their end, or knows no bare line feed, all is one body. */
  @ParameterizedTest
  @ValueSource(strings = {"1;x=\"\r\n{\r\n0\r\n\r\n", "1;x\n{\r\n0\r\n\r\n", "1\r\n{\r\n0\r\n\r\n"})
  void nothingIsReadAfterAChunkedBody(String chunks) throws Exception {
    try (KeysendMockServer mock = KeysendMockServer.start()) {
      assertThat(RawHttp.sendRaw(mock, chunkedHead(mock) + chunks + SMUGGLED))
          .startsWith("HTTP/1.1 400 ")
          .containsOnlyOnce("HTTP/1.1 ");
    }
  }

  @Test
  void norIsItWhereWireMockAnswers() throws Exception {
    try (KeysendMockServer mock = KeysendMockServer.start()) {
      String head = chunkedHead(mock).replaceFirst("/v1/\\S+", "/other");
      assertThat(RawHttp.sendRaw(mock, head + "1\r\n{\r\n0\r\n\r\n" + SMUGGLED))
          .startsWith("HTTP/1.1 404 ")
          .containsOnlyOnce("HTTP/1.1 ");
    }
  }

  @Test
  void aConnectionIsUsedAgainAfterABodyOfKnownLength() throws Exception {
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
