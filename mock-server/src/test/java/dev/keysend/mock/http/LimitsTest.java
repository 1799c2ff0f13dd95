package dev.keysend.mock.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.mock.KeysendMockServer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsTest {
  private KeysendMockServer mock;

  @BeforeAll
  void start() {
    mock = KeysendMockServer.start();
  }

  @AfterAll
  void stop() {
    mock.close();
  }

  @Test
  void refusesABodyThatIsTooLargeBeforeItArrives() throws Exception {
    assertThat(RawHttp.sendRaw(mock, RawHttp.head(mock, 10_000_000) + "{"))
        .startsWith("HTTP/1.1 413 ")
        .contains("the limit is 65536 bytes");
  }

  @Test
  void refusesAChunkedBodyThatIsTooLarge() throws Exception {
    String head = RawHttp.head(mock, 0).replace("Content-Length: 0", "Transfer-Encoding: chunked");
    String chunk = Integer.toHexString(70_000) + "\r\n" + " ".repeat(70_000) + "\r\n0\r\n\r\n";
    assertThat(RawHttp.sendRaw(mock, head + chunk)).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void acceptsAChunkedBody() throws Exception {
    String body = Http.payment(Http.DESTINATION, 1);
    String head = RawHttp.head(mock, 0).replace("Content-Length: 0", "Transfer-Encoding: chunked");
    String chunk = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
    assertThat(RawHttp.sendRaw(mock, head + chunk)).startsWith("HTTP/1.1 201 ");
  }

  @Test
  void refusesAHeadThatIsTooLarge() throws Exception {
    String head =
        RawHttp.head(mock, 0).replace("Host: mock", "Host: mock\r\nX: " + "x".repeat(9_000));
    assertThat(RawHttp.sendRaw(mock, head))
        .startsWith("HTTP/1.1 431 ")
        .contains("\"status\":431", "application/json");
  }

  @Test
  void refusesMethodsInOtherCase() throws Exception {
    String body = Http.payment(Http.DESTINATION, 1);
    String head = RawHttp.head(mock, body.length()).replace("POST", "Post");
    assertThat(RawHttp.sendRaw(mock, head + body)).startsWith("HTTP/1.1 405 ");
  }

  @Test
  void refusesInvalidHttp() throws Exception {
    assertThat(RawHttp.sendRaw(mock, "NONSENSE\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("\"status\":400")
        .doesNotContain("jetty", "Exception");
  }

  @Test
  void silentResponseEndsWithItsClient() throws Exception {
    String body = Http.payment(mock.destination("fault-no-answer"), 1);
    String head = RawHttp.head(mock, body.length()).replace("Connection: close\r\n", "");
    try (Socket socket = RawHttp.connect(mock)) {
      socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();

      assertThat(socket.getInputStream().readAllBytes()).isEmpty();
    }
  }

  @Test
  void slowClientsHoldNoThreads() throws Exception {
    String body = Http.payment(Http.DESTINATION, 1);
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 150; i++) {
        Socket socket = RawHttp.connect(mock);
        slow.add(socket);
        String start = RawHttp.head(mock, body.length()) + body.charAt(0);
        // Every other client stops in the middle of its head.
        String sent = i % 2 == 0 ? start.substring(0, start.length() / 2) : start;
        socket.getOutputStream().write(sent.getBytes(StandardCharsets.UTF_8));
      }

      assertThat(Http.pay(mock, body).statusCode()).isEqualTo(201);

      Socket last = slow.get(149);
      last.getOutputStream().write(body.substring(1).getBytes(StandardCharsets.UTF_8));
      assertThat(new String(last.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 201 ");
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }
}
