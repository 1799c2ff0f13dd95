package dev.keysend.sdk.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 server on plain loopback sockets. It counts all requests that arrive, and does a
 * fault to one of them.
 */
public final class FaultyServer implements AutoCloseable {
  private final List<ServerSocket> listeners = new ArrayList<>();
  private final Map<Socket, Thread> connections = new ConcurrentHashMap<>();
  private final AtomicInteger arrivals = new AtomicInteger();
  private final AtomicReference<@Nullable Fault> armed = new AtomicReference<>();
  private final String answer;

  private FaultyServer(String answer) {
    this.answer = answer;
  }

  /**
   * Starts a server on a free port.
   *
   * @param answer the body of the 201 that it sends if it does no fault
   */
  public static FaultyServer start(String answer) throws IOException {
    return start(answer, 1);
  }

  /** Starts a server on 127.0.0.1, 127.0.0.2 and so on, with one port for all addresses. */
  public static FaultyServer start(String answer, int addresses) throws IOException {
    FaultyServer server = new FaultyServer(answer);
    int port = 0;
    for (int i = 1; i <= addresses; i++) {
      ServerSocket listener = new ServerSocket();
      InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) i});
      listener.bind(new InetSocketAddress(address, port));
      port = listener.getLocalPort();
      server.listeners.add(listener);
      thread("accept", () -> server.accept(listener)).start();
    }
    return server;
  }

  /** The port, the same on every address. */
  public int port() {
    return listeners.get(0).getLocalPort();
  }

  /** The addresses that it listens on. */
  public List<InetAddress> addresses() {
    return listeners.stream().map(ServerSocket::getInetAddress).toList();
  }

  /** The base URL of the first address, without a slash at its end. */
  public String baseUrl() {
    return "http://127.0.0.1:" + port();
  }

  /** How many requests have arrived since {@link #arm}; a request counts once its head is read. */
  public int arrivals() {
    return arrivals.get();
  }

  /** Does the fault to the next request, and counts from zero. */
  public void arm(Fault fault) {
    arrivals.set(0);
    if (fault == Fault.CLOSED_WHILE_IDLE) {
      closeConnections();
    } else {
      armed.set(fault);
    }
  }

  /** Closes every open connection, as servers do to idle ones, and waits until all are closed. */
  private void closeConnections() {
    connections.forEach(
        (socket, thread) -> {
          try {
            socket.close();
            thread.join();
          } catch (IOException e) {
            throw new IllegalStateException("A socket cannot be closed", e);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  @Override
  public void close() throws IOException {
    for (ServerSocket listener : listeners) {
      listener.close();
    }
    closeConnections();
  }

  private void accept(ServerSocket listener) throws IOException {
    while (!listener.isClosed()) {
      Socket socket = listener.accept();
      Thread thread = thread("serve", () -> serve(socket));
      connections.put(socket, thread);
      thread.start();
    }
  }

  private void serve(Socket socket) throws IOException {
    try (socket) {
      if (armed.compareAndSet(Fault.RESET_BEFORE_REQUEST, null)) {
        socket.setSoLinger(true, 0);
        return;
      }
      InputStream in = new BufferedInputStream(socket.getInputStream());
      boolean open = true;
      while (open) {
        String head = head(in);
        arrivals.incrementAndGet();
        in.readNBytes(contentLength(head));
        open = respond(socket, head.split(" ", 3)[1], armed.getAndSet(null));
        open &= !head.toLowerCase(Locale.ROOT).contains("connection: close");
      }
    } finally {
      connections.remove(socket);
    }
  }

  /** Responds, and returns whether the connection stays open. */
  private boolean respond(Socket socket, String path, @Nullable Fault fault) throws IOException {
    if (fault == Fault.RESET_AFTER_REQUEST) {
      socket.setSoLinger(true, 0);
      return false;
    }
    if (fault == Fault.CLOSED_AFTER_REQUEST) {
      return false;
    }
    if (fault == Fault.RESET_WITHIN_ANSWER) {
      String whole = answer("201 Created", "", answer);
      write(socket, whole.substring(0, whole.length() - answer.length() / 2));
      socket.setSoLinger(true, 0);
      return false;
    }
    if (fault != null) {
      String header = fault.header(path);
      write(socket, answer(fault.status() + " Fault", header + "\r\n", "{}"));
      return !header.equals("Connection: close");
    }
    write(socket, answer("201 Created", "", answer));
    return true;
  }

  private static String answer(String status, String headers, String body) {
    return "HTTP/1.1 "
        + status
        + "\r\nContent-Type: application/json\r\nContent-Length: "
        + body.getBytes(UTF_8).length
        + "\r\n"
        + headers
        + "\r\n"
        + body;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
    socket.getOutputStream().flush();
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static int contentLength(String head) {
    String name = "\r\ncontent-length:";
    String lower = head.toLowerCase(Locale.ROOT);
    int start = lower.indexOf(name);
    if (start < 0) {
      return 0;
    }
    int from = start + name.length();
    return Integer.parseInt(lower.substring(from, lower.indexOf('\r', from)).trim());
  }

  private static Thread thread(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // The client closed the connection or the test closed this server.
                return;
              }
            },
            "faulty-server-" + name);
    thread.setDaemon(true);
    return thread;
  }

  private interface Work {
    void run() throws IOException;
  }
}
