package dev.keysend.sdk.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/**
 * The cheapest possible server: it responds to every request with the same bytes, on loopback. It
 * runs in its own process, so the benchmark does not count what it allocates.
 */
public final class LoopbackServer {
  private static final String CLOSE = "close";
  private static final CyclicBarrier TOGETHER =
      new CyclicBarrier(Integer.getInteger("together", 1));

  private LoopbackServer() {}

  /** Serves until its standard input ends; the port is the first line of its standard output. */
  public static void main(String[] args) throws IOException {
    byte[] body = System.getProperty("answer", "").getBytes(UTF_8);
    byte[] staying = answer("keep-alive", body);
    byte[] leaving = answer(CLOSE, body);
    ServerSocket listener = new ServerSocket(0, 2048, InetAddress.getLoopbackAddress());
    System.out.println(listener.getLocalPort());
    start(() -> accept(listener, staying, leaving));
    while (System.in.read() >= 0) {
      // The server lives as long as the process that started it.
    }
    System.exit(0);
  }

  private static void accept(ServerSocket listener, byte[] staying, byte[] leaving)
      throws IOException {
    while (true) {
      Socket socket = listener.accept();
      start(() -> serve(socket, staying, leaving));
    }
  }

  private static void serve(Socket socket, byte[] staying, byte[] leaving) throws IOException {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      String head = head(in);
      while (!head.isEmpty()) {
        int from = head.indexOf("content-length:") + "content-length:".length();
        in.skipNBytes(Long.parseLong(head.substring(from, head.indexOf('\r', from)).trim()));
        awaitOthers();
        boolean last = head.contains("connection: " + CLOSE);
        out.write(last ? leaving : staying);
        head = last ? "" : head(in);
      }
    }
  }

  private static byte[] answer(String connection, byte[] body) {
    String head =
        "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nConnection: "
            + connection
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.writeBytes(head.getBytes(US_ASCII));
    answer.writeBytes(body);
    return answer.toByteArray();
  }

  private static void awaitOthers() throws IOException {
    try {
      TOGETHER.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IOException(e);
    }
  }

  /** The head of the next request in lower case, or an empty text if the connection has ended. */
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder(256);
    while (head.length() < 4 || head.lastIndexOf("\r\n\r\n") != head.length() - 4) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.append((char) next);
    }
    return head.toString().toLowerCase(Locale.ROOT);
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // The other side closed the connection, so the work is done.
                return;
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private interface Work {
    void run() throws IOException;
  }
}
