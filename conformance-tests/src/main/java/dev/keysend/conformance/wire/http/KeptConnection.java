package dev.keysend.conformance.wire.http;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.http.impl.DefaultBHttpClientConnection;
import org.apache.http.io.SessionInputBuffer;

/**
 * A connection, and what is needed to use it again.
 *
 * @param line its socket's line
 * @param socket its socket
 * @param connection HTTP on it
 * @param received what was read of it
 */
record KeptConnection(
    Line line,
    Socket socket,
    DefaultBHttpClientConnection connection,
    AtomicReference<SessionInputBuffer> received) {
  /** Closes it below HTTP and TLS, which would wait for the other side. */
  void cut() {
    line.cut();
  }

  /** How many bytes the client has taken from the socket, whether or not it has parsed them. */
  long receivedBytes() {
    return connection.getMetrics().getReceivedBytesCount();
  }

  /** The number of received bytes that are still unread. */
  int waiting() throws IOException {
    return socket.getInputStream().available();
  }
}
