package dev.keysend.mock.http;

import dev.keysend.mock.endpoint.answer.ErrorAnswers;
import dev.keysend.mock.http.tls.Https;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.http.UriCompliance;
import wiremock.org.eclipse.jetty.io.Connection;
import wiremock.org.eclipse.jetty.io.EndPoint;
import wiremock.org.eclipse.jetty.server.ConnectionFactory;
import wiremock.org.eclipse.jetty.server.ConnectionLimit;
import wiremock.org.eclipse.jetty.server.Connector;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.HttpConfiguration;
import wiremock.org.eclipse.jetty.server.HttpConnectionFactory;
import wiremock.org.eclipse.jetty.server.SecureRequestCustomizer;
import wiremock.org.eclipse.jetty.server.Server;
import wiremock.org.eclipse.jetty.server.ServerConnector;
import wiremock.org.eclipse.jetty.server.SslConnectionFactory;
import wiremock.org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The listening server: WireMock's Jetty with the mock's own handler. */
public final class HttpFront {
  private static final int THREADS = 25;
  private static final int STOP_MILLIS = 1_000;

  static {
    // As WireMock has it, so that the headers of stubs keep their case; read once by Jetty.
    System.setProperty("wiremock.org.eclipse.jetty.http.HttpGenerator.STRICT", "true");
  }

  private static final int ATTEMPTS = 20;

  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Server server = new Server(new QueuedThreadPool(THREADS));
  private final List<ServerConnector> connectors = new ArrayList<>();
  private final List<ServerConnector> secure = new ArrayList<>();

  /**
   * Makes a server that listens once it is started.
   *
   * @param bindAddress where to listen, an address or {@link BindAddress#LOCALHOST}
   * @param https the second port, for HTTPS; null for none
   * @param notices receives a message when the limit of connections is reached
   */
  public HttpFront(
      String bindAddress,
      int port,
      @Nullable Https https,
      Limits limits,
      Consumer<String> notices) {
    HttpConfiguration configuration = configuration(limits);
    HttpConnectionFactory http = new HttpConnectionFactory(configuration);
    for (String address : BindAddress.addresses(bindAddress)) {
      listen(connectors, address, port, http);
      if (https != null) {
        HttpConfiguration encrypted = new HttpConfiguration(configuration);
        // Clients that call an address send no host name in their handshake.
        encrypted.addCustomizer(new SecureRequestCustomizer(false));
        listen(
            secure,
            address,
            https.port(),
            new SslConnectionFactory(https.context(), "http/1.1"),
            new HttpConnectionFactory(encrypted));
      }
    }
    List<ServerConnector> all = new ArrayList<>(connectors);
    all.addAll(secure);
    server.addBean(new SaidLimit(limits, all.toArray(ServerConnector[]::new), notices));
    server.setStopTimeout(STOP_MILLIS);
  }

  /** How the server reads requests and writes responses, apart from HTTPS. */
  static HttpConfiguration configuration(Limits limits) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendDateHeader(false);
    configuration.setSendServerVersion(false);
    // As WireMock has it, so that stubs can be of any path.
    configuration.setUriCompliance(UriCompliance.UNSAFE);
    configuration.setRequestHeaderSize(limits.headerBytes() * HeadLimit.READ_BEYOND);
    configuration.addCustomizer(new HeadLimit(limits.headerBytes()));
    return configuration;
  }

  private void listen(
      List<ServerConnector> group, String address, int port, ConnectionFactory... protocols) {
    ServerConnector connector = new OneFamily(server, protocols);
    connector.setHost(address);
    connector.setPort(port);
    group.add(connector);
    server.addConnector(connector);
  }

  /** Listens on the addresses of one family: {@code 0.0.0.0} means only IPv4. */
  private static final class OneFamily extends ServerConnector {
    OneFamily(Server server, ConnectionFactory... protocols) {
      super(server, protocols);
    }

    @Override
    protected ServerSocketChannel openAcceptChannel() throws IOException {
      InetAddress address = InetAddress.getAllByName(getHost())[0];
      if (!(address instanceof Inet4Address)) {
        return super.openAcceptChannel();
      }
      ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.INET);
      try {
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, getReuseAddress());
        channel.bind(new InetSocketAddress(address, getPort()), getAcceptQueueSize());
      } catch (IOException e) {
        channel.close();
        throw e;
      }
      return channel;
    }
  }

  /**
   * Opens the same port on all addresses. If the port that the system picked for the first address
   * is in use on another, it picks a new one.
   */
  private static void open(List<ServerConnector> group) throws IOException {
    int wanted = group.get(0).getPort();
    for (int attempt = 1; ; attempt++) {
      try {
        for (ServerConnector connector : group) {
          connector.setPort(connector == group.get(0) ? wanted : group.get(0).getLocalPort());
          connector.open();
        }
        return;
      } catch (BindException e) {
        group.forEach(ServerConnector::close);
        if (wanted != 0 || attempt == ATTEMPTS) {
          throw e;
        }
      } catch (IOException e) {
        group.forEach(ServerConnector::close);
        throw e;
      }
    }
  }

  /** Sets a listener for a line per request; call this before the start. */
  public void say(Consumer<String> lines, UnaryOperator<String> masked) {
    server.setRequestLog(new RequestLines(lines, masked));
  }

  /**
   * Limits the number of connections. At the limit, it closes idle connections so that waiting
   * clients can connect, and reports it.
   */
  private static final class SaidLimit extends ConnectionLimit {
    private final Consumer<String> notices;
    private volatile boolean reached;

    SaidLimit(Limits limits, ServerConnector[] connectors, Consumer<String> notices) {
      super(limits.connections(), connectors);
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
                + " connections, which is the limit; others wait until one ends, and one that is"
                + " idle for "
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
      open(connectors);
      if (!secure.isEmpty()) {
        open(secure);
      }
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
    return connectors.get(0).getLocalPort();
  }

  /** The port at which it speaks HTTPS; 0 for none. */
  public int httpsPort() {
    return secure.isEmpty() ? 0 : secure.get(0).getLocalPort();
  }

  /** Whether it listens. */
  public boolean isRunning() {
    return server.isRunning();
  }

  /**
   * Stops listening. Requests in progress have one second to finish. Only the first call counts:
   * Jetty cannot be stopped again after a request took longer.
   */
  public void stop() {
    if (stopped.getAndSet(true)) {
      return;
    }
    try {
      for (Connector connector : server.getConnectors()) {
        connector.getConnectedEndPoints().forEach(EndPoint::close);
      }
      server.stop();
    } catch (TimeoutException e) {
      // Requests that are still in progress had enough time.
      return;
    } catch (Exception e) {
      throw new IllegalStateException("The mock cannot be stopped", e);
    }
  }
}
