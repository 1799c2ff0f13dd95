package dev.keysend.conformance.wire.http;

import dev.keysend.conformance.setting.ProxyServer;
import dev.keysend.conformance.setting.Setting;
import dev.keysend.conformance.wire.tls.Tls;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.http.HttpHost;
import org.jspecify.annotations.Nullable;

/**
 * The socket of one exchange. After {@linkplain #cut}, it neither connects nor sends anything,
 * whatever its thread is doing.
 */
final class Line {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  private final HttpHost host;
  private final int timeoutMillis;
  private final @Nullable SSLSocketFactory secureSockets;
  private final int port;
  private final Optional<ProxyServer> proxy;
  private boolean cut;
  private boolean lent;
  private @Nullable Socket socket;

  Line(HttpHost host, Duration timeout, Tls tls, Optional<ProxyServer> proxy) {
    this.host = host;
    this.timeoutMillis = Math.toIntExact(timeout.toMillis());
    this.proxy = proxy;
    this.port = host.getPort() >= 0 ? host.getPort() : isSecure() ? HTTPS_PORT : HTTP_PORT;
    this.secureSockets = isSecure() ? tls.sockets() : null; // Here, where no deadline runs yet.
  }

  /**
   * Connects to the first of the host's addresses that accepts a connection, or to the proxy, and
   * does the TLS handshake if the scheme is https.
   */
  Socket connect() throws IOException {
    String bare = bare(host.getHostName());
    Socket plain = proxy.isPresent() ? connect(proxy.get()) : connect(bare, port);
    plain.setTcpNoDelay(true);
    plain.setSoTimeout(timeoutMillis);
    if (secureSockets == null) {
      return plain;
    }
    if (proxy.isPresent()) {
      ProxyLink.tunnel(proxy.get(), plain, host.getHostName() + ":" + port);
    }
    SSLSocket secure = (SSLSocket) secureSockets.createSocket(plain, bare, port, true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }

  /** java.net.URI returns IPv6 addresses in brackets. */
  private static String bare(String name) {
    return name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
  }

  private Socket connect(ProxyServer through) throws IOException {
    try {
      return connect(bare(through.host()), through.port());
    } catch (ConnectException | UnknownHostException | NoRouteToHostException e) {
      throw new ProxyLink.RefusedException(
          "cannot connect to the proxy "
              + through
              + ": "
              + e.getMessage()
              + "; check "
              + Setting.PROXY.flag());
    }
  }

  private Socket connect(String name, int at) throws IOException {
    IOException failure = new UnknownHostException(name);
    for (InetAddress address : InetAddress.getAllByName(name)) {
      Socket attempt = new Socket();
      hold(attempt);
      try {
        attempt.connect(new InetSocketAddress(address, at), timeoutMillis);
        return attempt;
      } catch (IOException e) {
        attempt.close();
        failure = e;
      }
    }
    throw failure;
  }

  private synchronized void hold(Socket attempt) throws IOException {
    if (cut) {
      attempt.close();
      throw new SocketException("the exchange is over");
    }
    socket = attempt;
  }

  /** Has it outlast its exchange. */
  synchronized void lend() {
    lent = true;
  }

  synchronized boolean isLent() {
    return lent;
  }

  /**
   * Ends the exchange, if it has not ended. Closes below TLS, which would wait for the other side.
   */
  synchronized void cut() {
    cut = true;
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException e) {
        // Nobody reads it any more.
      }
    }
  }

  private boolean isSecure() {
    return host.getSchemeName().equals("https");
  }
}
