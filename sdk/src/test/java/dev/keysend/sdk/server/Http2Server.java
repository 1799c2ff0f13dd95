package dev.keysend.sdk.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/2 server over TLS on a loopback socket; clients that do not offer HTTP/2 get HTTP/1.1. It
 * counts a request when it has read its head.
 */
public final class Http2Server implements AutoCloseable {
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int GOAWAY = 7;
  private static final int ACK = 1;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int PROTOCOL_PREFACE = 24;
  private static final int INTERNAL_ERROR = 2;
  private static final int STREAM_REFUSED = 7;

  private final HeldCertificate certificate =
      new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
  private final Map<SSLSocket, Boolean> connections = new ConcurrentHashMap<>();
  private final AtomicInteger arrivals = new AtomicInteger();
  private final AtomicReference<@Nullable Http2Fault> armed = new AtomicReference<>();
  private final SSLServerSocket listener;
  private final String answer;

  public Http2Server(String answer) throws IOException {
    this.answer = answer;
    this.listener =
        (SSLServerSocket)
            new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslContext()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  public String baseUrl() {
    return "https://127.0.0.1:" + listener.getLocalPort();
  }

  public int arrivals() {
    return arrivals.get();
  }

  public void arm(Http2Fault fault) {
    arrivals.set(0);
    armed.set(fault);
  }

  /** Settings of a client that trusts this server. */
  public OkHttpClient trustingClient() {
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(certificate.certificate())
            .build();
    return new OkHttpClient.Builder()
        .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
        .build();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (SSLSocket socket : connections.keySet()) {
      socket.close();
    }
  }

  private void accept() throws IOException {
    while (!listener.isClosed()) {
      SSLSocket socket = (SSLSocket) listener.accept();
      connections.put(socket, true);
      start(() -> serve(socket));
    }
  }

  private void serve(SSLSocket socket) throws IOException {
    try (socket) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      if (!socket.getApplicationProtocol().equals("h2")) {
        serveHttp1(socket);
        return;
      }
      DataInputStream in = new DataInputStream(socket.getInputStream());
      socket.setTcpNoDelay(true);
      DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
      in.readFully(new byte[PROTOCOL_PREFACE]);
      frame(out, SETTINGS, 0, 0, new byte[0]);
      boolean open = true;
      while (open) {
        int lengthAndType = in.readInt();
        int flags = in.readUnsignedByte();
        int stream = in.readInt();
        in.readFully(new byte[lengthAndType >>> 8]);
        int type = lengthAndType & 0xff;
        if (type == SETTINGS && flags != ACK) {
          frame(out, SETTINGS, ACK, 0, new byte[0]);
        } else if (type == HEADERS) {
          arrivals.incrementAndGet();
        }
        boolean whole = (type == HEADERS || type == DATA) && (flags & END_STREAM) != 0;
        open = !whole || respond(out, stream, armed.getAndSet(null));
      }
    } finally {
      connections.remove(socket);
    }
  }

  /** Serves one HTTP/1.1 request; each fault closes the connection. */
  private void serveHttp1(SSLSocket socket) throws IOException {
    RawServer.readRequest(new BufferedInputStream(socket.getInputStream()));
    arrivals.incrementAndGet();
    if (armed.getAndSet(null) == null) {
      socket.getOutputStream().write(RawServer.settled().getBytes(UTF_8));
    }
  }

  /** Responds, and returns whether the connection stays open. */
  private boolean respond(DataOutputStream out, int stream, @Nullable Http2Fault fault)
      throws IOException {
    if (fault == null) {
      // The status 201 as a literal with the indexed name :status (RFC 7541, 6.2.2).
      byte[] status = {0x08, 0x03, '2', '0', '1'};
      frame(out, HEADERS, END_HEADERS, stream, status);
      frame(out, DATA, END_STREAM, stream, answer.getBytes(UTF_8));
      return true;
    }
    switch (fault) {
      case REFUSED_STREAM -> frame(out, RST_STREAM, 0, stream, number(STREAM_REFUSED));
      case RESET_STREAM -> frame(out, RST_STREAM, 0, stream, number(INTERNAL_ERROR));
      case GOAWAY -> frame(out, GOAWAY, 0, 0, new byte[8]);
      case CLOSED -> {
        return false;
      }
    }
    return true;
  }

  private static byte[] number(int value) {
    return new byte[] {0, 0, 0, (byte) value};
  }

  private static void frame(DataOutputStream out, int type, int flags, int stream, byte[] payload)
      throws IOException {
    out.writeInt(payload.length << 8 | type);
    out.writeByte(flags);
    out.writeInt(stream);
    out.write(payload);
    out.flush();
  }

  private static void start(Work work) {
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
            "http2-server");
    thread.setDaemon(true);
    thread.start();
  }

  private interface Work {
    void run() throws IOException;
  }
}
