package dev.keysend.conformance.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on a raw loopback socket that can misbehave in any way. */
public final class HostileServer implements AutoCloseable {
  /** What the server does with a connection before the connection is closed. */
  @FunctionalInterface
  public interface Behaviour {
    void meet(Connection connection) throws IOException, InterruptedException;
  }

  private final ServerSocket listener;
  private final Behaviour behaviour;
  private final Duration pace;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicInteger connections = new AtomicInteger();

  private HostileServer(ServerSocket listener, Behaviour behaviour, Duration pace) {
    this.listener = listener;
    this.behaviour = behaviour;
    this.pace = pace;
  }

  /**
   * Starts a server.
   *
   * @param pace the time between two bytes that are sent slowly
   */
  public static HostileServer start(Behaviour behaviour, Duration pace) throws IOException {
    return start(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behaviour, pace);
  }

  /** Starts a server with a given socket, which may use TLS. */
  public static HostileServer start(ServerSocket listener, Behaviour behaviour, Duration pace) {
    HostileServer server = new HostileServer(listener, behaviour, pace);
    start(server::accept);
    return server;
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "hostile-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (stopped.getCount() > 0) {
      try {
        Socket socket = listener.accept();
        connections.incrementAndGet();
        start(() -> meet(socket));
      } catch (IOException e) {
        return; // The server was stopped.
      }
    }
  }

  private void meet(Socket socket) {
    try (socket) {
      behaviour.meet(new Connection(socket, pace, stopped));
    } catch (IOException e) {
      // The other side closed the connection.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The number of connections that clients have opened. */
  public int connections() {
    return connections.get();
  }

  public int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    stopped.countDown();
    listener.close();
  }
}
