package dev.keysend.mock.stub;

import com.github.tomakehurst.wiremock.core.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeoutException;
import wiremock.org.eclipse.jetty.http.UriCompliance;
import wiremock.org.eclipse.jetty.io.EndPoint;
import wiremock.org.eclipse.jetty.server.ConnectionLimit;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.HttpConfiguration;
import wiremock.org.eclipse.jetty.server.HttpConnectionFactory;
import wiremock.org.eclipse.jetty.server.Server;
import wiremock.org.eclipse.jetty.server.ServerConnector;
import wiremock.org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The server that listens: WireMock's Jetty with the mock's own handler. */
final class HttpFront {
  private static final int STOP_MILLIS = 1_000;

  static {
    // As WireMock has it, so that the headers of stubs keep their case; read once by Jetty.
    System.setProperty("wiremock.org.eclipse.jetty.http.HttpGenerator.STRICT", "true");
  }

  private final Server server = new Server(new QueuedThreadPool(Options.DEFAULT_CONTAINER_THREADS));
  private final ServerConnector connector;

  HttpFront(String bindAddress, int port, Limits limits) {
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
    server.addBean(new ConnectionLimit(limits.connections(), connector));
    server.setStopTimeout(STOP_MILLIS);
  }

  void start(Handler handler, ErrorAnswers errors) {
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

  int port() {
    return connector.getLocalPort();
  }

  boolean isRunning() {
    return server.isRunning();
  }

  void stop() {
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
