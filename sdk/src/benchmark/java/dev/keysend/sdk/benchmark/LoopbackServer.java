package dev.keysend.sdk.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;

/**
 * The cheapest server that can be: it writes the same bytes to every request, on loopback, in a
 * process of its own, so that what it allocates is not counted.
 */
public final class LoopbackServer {
  private LoopbackServer() {}

  /** Serves until its standard input ends; the port is the first line of its standard output. */
  public static void main(String[] args) throws IOException {
    byte[] body = System.getProperty("answer", "").getBytes(UTF_8);
    byte[] head =
        ("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(US_ASCII);
    byte[] answer = new byte[head.length + body.length];
    System.arraycopy(head, 0, answer, 0, head.length);
    System.arraycopy(body, 0, answer, head.length, body.length);
    ServerSocket listener = new ServerSocket(0, 2048, InetAddress.getLoopbackAddress());
    System.out.println(listener.getLocalPort());
    start(() -> accept(listener, answer));
    while (System.in.read() >= 0) {
      // Lives as long as the process that started it.
    }
    System.exit(0);
  }

  private static void accept(ServerSocket listener, byte[] answer) throws IOException {
    while (true) {
      Socket socket = listener.accept();
      start(() -> serve(socket, answer));
    }
  }

  private static void serve(Socket socket, byte[] answer) throws IOException {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      String head = head(in);
      while (!head.isEmpty()) {
        int from = head.indexOf("content-length:") + "content-length:".length();
        in.skipNBytes(Long.parseLong(head.substring(from, head.indexOf('\r', from)).trim()));
        out.write(answer);
        head = head.contains("connection: close") ? "" : head(in);
      }
    }
  }

  /** A request's head in lower case, or nothing at the connection's end. */
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
                // The other side has gone: the end of the work.
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
