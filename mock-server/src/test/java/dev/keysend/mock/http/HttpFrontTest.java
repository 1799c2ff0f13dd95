package dev.keysend.mock.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.keysend.contract.Contract;
import dev.keysend.mock.endpoint.answer.ErrorAnswers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.AbstractHandler;
import wiremock.org.eclipse.jetty.server.handler.ContextHandler;
import wiremock.org.eclipse.jetty.util.component.Graceful;

@Timeout(30)
class HttpFrontTest {
  private static final int MOST_CONNECTIONS = 2;

  private final AtomicInteger mostOpen = new AtomicInteger();
  private final List<String> notices = new CopyOnWriteArrayList<>();

  @Test
  void connectionAboveTheLimitWaitsUntilAnotherEnds() throws Exception {
    HttpFront front = front(Duration.ofMinutes(5));
    front.start(new Counting(), errors());
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < MOST_CONNECTIONS; i++) {
        open.add(connect(front));
        ask(open.get(i));
        assertThat(answer(open.get(i))).contains("200");
      }
      Socket beyond = connect(front);
      open.add(beyond);
      ask(beyond);
      // Open connections still get responses, and mostOpen would count the third one.
      for (int i = 0; i < 20; i++) {
        ask(open.get(1));
        assertThat(answer(open.get(1))).contains("200");
      }
      assertThat(mostOpen).hasValue(MOST_CONNECTIONS);

      open.get(0).close();

      assertThat(answer(beyond)).contains("200");
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
      front.stop();
    }
  }

  @Test
  void closesIdleConnectionsForANewOneAndReportsIt() throws Exception {
    HttpFront front = front(Duration.ofMillis(50));
    front.start(new Counting(), errors());
    List<Socket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < MOST_CONNECTIONS; i++) {
        idle.add(connect(front));
      }
      try (Socket beyond = connect(front)) {
        ask(beyond);

        assertThat(answer(beyond)).contains("200");
      }
      assertThat(notices).first().asString().contains("2 connections, which is the limit");
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
      front.stop();
    }
  }

  /** The mock stops it, and then WireMock does. */
  @Test
  void canBeStoppedAgainAfterSomethingTookTooLong() {
    HttpFront front = front(Duration.ofMinutes(5));
    ContextHandler context = new ContextHandler("/");
    context.setHandler(new NotReady());
    front.start(context, errors());
    front.stop();

    assertThatCode(front::stop).doesNotThrowAnyException();
    assertThat(front.isRunning()).isFalse();
  }

  private HttpFront front(Duration idleAtLimit) {
    Limits limits = new Limits(1, Duration.ofSeconds(1), 8_192, MOST_CONNECTIONS, idleAtLimit);
    return new HttpFront("127.0.0.1", 0, null, limits, notices::add);
  }

  private static Socket connect(HttpFront front) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), front.port());
  }

  private static void ask(Socket socket) throws IOException {
    socket
        .getOutputStream()
        .write("GET / HTTP/1.1\r\nHost: mock\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  /** The status line; the rest of the head is read, and there is no body. */
  private static String answer(Socket socket) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII), 1);
    String status = String.valueOf(reader.readLine());
    for (String line = reader.readLine(); line != null && !line.isEmpty(); ) {
      line = reader.readLine();
    }
    return status;
  }

  /** Is not ready when it is first stopped, like a handler with a request in progress. */
  private static final class NotReady extends AbstractHandler implements Graceful {
    private boolean ready;

    @Override
    public void handle(
        String target, Request base, HttpServletRequest request, HttpServletResponse response) {
      base.setHandled(true);
    }

    @Override
    public CompletableFuture<Void> shutdown() {
      CompletableFuture<Void> shutdown = new CompletableFuture<>();
      if (ready) {
        shutdown.complete(null);
      }
      ready = true;
      return shutdown;
    }

    @Override
    public boolean isShutdown() {
      return false;
    }
  }

  private final class Counting extends AbstractHandler {
    @Override
    public void handle(
        String target, Request base, HttpServletRequest request, HttpServletResponse response) {
      base.setHandled(true);
      int now = base.getHttpChannel().getConnector().getConnectedEndPoints().size();
      mostOpen.accumulateAndGet(now, Math::max);
    }
  }

  private static ErrorAnswers errors() {
    return new ErrorAnswers(Contract.load().operation(), UnaryOperator.identity());
  }
}
