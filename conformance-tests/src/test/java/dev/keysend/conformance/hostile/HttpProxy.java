package dev.keysend.conformance.hostile;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy that forwards plain requests and opens tunnels, or refuses everything. */
public final class HttpProxy implements Closeable {
  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final int refusal;

  /**
   * Starts a proxy.
   *
   * @param refusal the status of every response; 0 to forward requests
   */
  public HttpProxy(int refusal) throws IOException {
    this.refusal = refusal;
    inBackground(
        () -> {
          while (true) {
            Socket client = listener.accept();
            inBackground(() -> serve(client));
          }
        });
  }

  /** The port at which the proxy listens. */
  public int port() {
    return listener.getLocalPort();
  }

  /** The request line and headers of every request that it received. */
  List<String> heads() {
    return heads;
  }

  private void serve(Socket client) throws IOException {
    try (client) {
      String head = head(client.getInputStream());
      heads.add(head);
      String[] line = head.split(" ", 3);
      if (refusal > 0) {
        write(client, "HTTP/1.1 " + refusal + " No\r\nContent-Length: 0\r\n\r\n");
      } else if (line[0].equals("CONNECT")) {
        String[] authority = line[1].split(":", 2);
        try (Socket target = new Socket(authority[0], Integer.parseInt(authority[1]))) {
          write(client, "HTTP/1.1 200 Connection established\r\n\r\n");
          pass(client, target);
        }
      } else {
        URI uri = URI.create(line[1]);
        try (Socket target = new Socket(uri.getHost(), uri.getPort())) {
          // So that the next request comes on another connection, and its head is read too.
          String last = head.replace("Connection: Keep-Alive", "Connection: close");
          write(target, last.replace(line[1], uri.getRawPath()));
          pass(client, target);
        }
      }
    }
  }

  private interface Task {
    void run() throws IOException;
  }

  /** Runs a task, which ends when either side closes its connection. */
  private static void inBackground(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                // The connection was closed.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private void pass(Socket client, Socket target) throws IOException {
    inBackground(() -> client.getInputStream().transferTo(target.getOutputStream()));
    target.getInputStream().transferTo(client.getOutputStream());
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int next;
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")
        && (next = in.read()) >= 0) {
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
