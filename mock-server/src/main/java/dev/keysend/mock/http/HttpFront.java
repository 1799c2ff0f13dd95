package dev.keysend.mock.http;

import dev.keysend.mock.endpoint.ErrorAnswers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import wiremock.org.eclipse.jetty.http.UriCompliance;
import wiremock.org.eclipse.jetty.io.Connection;
import wiremock.org.eclipse.jetty.io.EndPoint;
import wiremock.org.eclipse.jetty.server.ConnectionLimit;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.HttpConfiguration;
import wiremock.org.eclipse.jetty.server.HttpConnectionFactory;
import wiremock.org.eclipse.jetty.server.Server;
import wiremock.org.eclipse.jetty.server.ServerConnector;
import wiremock.org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The server that listens: WireMock's Jetty with the mock's own handler. */
public final class HttpFront {
  private static final int THREADS = 25;
  private static final int STOP_MILLIS = 1_000;

  static {
    // As WireMock has it, so that the headers of stubs keep their case; read once by Jetty.
    System.setProperty("wiremock.org.eclipse.jetty.http.HttpGenerator.STRICT", "true");
  }

  private final Server server = new Server(new QueuedThreadPool(THREADS));
  private final ServerConnector connector;

  /**
   * Makes a server that listens once it is started.
   *
   * @param notices is told when the limit of connections is reached
   */
  public HttpFront(String bindAddress, int port, Limits limits, Consumer<String> notices) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendDateHeader(false);
    configuration.setSendServerVersion(false);
    // As WireMock has it, so that stubs can be of any path.
    configuration.setUriCompliance(UriCompliance.UNSAFE);
    configuration.setRequestHeaderSize(limits.headerBytes());
    connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
    connector.setHost(bindAddress);
    connector.setPort(port);
    server.addConnector(connector);
    server.addBean(new SaidLimit(limits, connector, notices));
    server.setStopTimeout(STOP_MILLIS);
  }

  /**
   * Lets no more connections in than a limit, closes idle ones while it is reached, so that whoever
   * waits gets in, and says so.
   */
  private static final class SaidLimit extends ConnectionLimit {
    private final Consumer<String> notices;
    private volatile boolean reached;

    SaidLimit(Limits limits, ServerConnector connector, Consumer<String> notices) {
      super(limits.connections(), connector);
      this.notices = notices;
      setIdleTimeout(limits.idleAtLimit().toMillis());
    }

    @Override
    protected void limit() {
      super.limit();
      if (!reached) {
        reached = true;
        notices.accept(
            "There are "
                + getMaxConnections()
                + " connections, the most; others wait until one ends, and one that does nothing"
                + " for "
                + getIdleTimeout()
                + " ms is closed");
      }
    }

    /** The last ones are opened only after the limit was reached. */
    @Override
    public void onOpened(Connection connection) {
      super.onOpened(connection);
      if (reached) {
        connection.getEndPoint().setIdleTimeout(getIdleTimeout());
      }
    }

    @Override
    protected void unlimit() {
      super.unlimit();
      reached = false;
    }
  }

  /** Starts listening. */
  public void start(Handler handler, ErrorAnswers errors) {
    server.setHandler(handler);
    server.setErrorHandler(new ErrorBodies(errors, null));
    try {
      server.start();
    } catch (IOException e) {
      stop();
      throw new UncheckedIOException(
          "The mock cannot listen: "
              + e.getMessage()
              + "; choose another port, 0 for any free one, or another bindAddress",
          e);
    } catch (Exception e) {
      stop();
      throw new IllegalStateException("The mock cannot be started", e);
    }
  }

  /** The port at which it listens. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Whether it listens. */
  public boolean isRunning() {
    return server.isRunning();
  }

  /** Stops listening. Whoever is being answered has a second to be. */
  public void stop() {
    try {
      connector.getConnectedEndPoints().forEach(EndPoint::close);
      server.stop();
    } catch (TimeoutException e) {
      // Whoever is still being answered has had the time to be.
      return;
    } catch (Exception e) {
      throw new IllegalStateException("The mock cannot be stopped", e);
    }
  }
}
