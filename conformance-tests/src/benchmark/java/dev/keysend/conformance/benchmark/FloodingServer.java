package dev.keysend.conformance.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers every request with a body that has no end, as fast as it is taken. Loopback only. */
final class FloodingServer implements AutoCloseable {
  private static final int CONNECTIONS_WAITING = 50;
  private static final byte[] FLOOD = new byte[1 << 16];

  private final ServerSocket socket;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  FloodingServer() throws IOException {
    socket = new ServerSocket(0, CONNECTIONS_WAITING, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  String baseUrl() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = socket.accept();
        threads.execute(() -> flood(connection));
      }
    } catch (IOException e) {
      // It is closed.
    }
  }

  private static void flood(Socket connection) {
    try (connection) {
      OutputStream out = connection.getOutputStream();
      out.write(
          "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      while (true) {
        out.write(FLOOD);
      }
    } catch (IOException e) {
      // The other side has had enough.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
