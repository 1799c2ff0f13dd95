package dev.keysend.sdk.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keysend.sdk.KeysendClient;
import dev.keysend.sdk.KeysendClientBuilder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/** A server on loopback that reads one request per connection and writes arbitrary bytes. */
public final class RawServer implements AutoCloseable {
  /** Writes the bytes that follow a request. */
  public interface Script {
    void write(OutputStream out) throws Exception;
  }

  /** More than the few megabytes that sockets buffer. */
  private static final long FAR_TOO_MUCH = 64L * 1024 * 1024;

  private static final AtomicInteger WASTED = new AtomicInteger();

  private final ServerSocket listener;
  private final Script script;
  private final @Nullable HeldCertificate certificate;
  private final AtomicInteger arrivals = new AtomicInteger();

  private RawServer(Script script, @Nullable HeldCertificate certificate) throws IOException {
    this.script = script;
    this.certificate = certificate;
    ServerSocketFactory sockets =
        certificate == null
            ? ServerSocketFactory.getDefault()
            : new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslContext()
                .getServerSocketFactory();
    this.listener = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  public static RawServer plain(Script script) throws IOException {
    return new RawServer(script, null);
  }

  /** A server over TLS that accepts HTTP/2 if the client offers it, but cannot speak it. */
  public static RawServer overTls(Script script) throws IOException {
    return new RawServer(
        script, new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build());
  }

  public static RawServer answering(String text) throws IOException {
    return plain(out -> out.write(text.getBytes(UTF_8)));
  }

  /** A complete 201 with the recorded transaction. */
  public static String settled() {
    String body = Responses.recorded();
    return "HTTP/1.1 201 Created\r\nContent-Length: "
        + body.getBytes(UTF_8).length
        + "\r\n\r\n"
        + body;
  }

  public KeysendClientBuilder client() {
    KeysendClientBuilder builder =
        KeysendClient.builder()
            .baseUrl(
                (certificate == null ? "http" : "https")
                    + "://127.0.0.1:"
                    + listener.getLocalPort())
            .apiKey("pak_1")
            .walletKey("waka_1");
    return certificate == null ? builder : builder.httpClient(trusting(certificate));
  }

  private static OkHttpClient trusting(HeldCertificate certificate) {
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(certificate.certificate())
            .build();
    return new OkHttpClient.Builder()
        .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
        .build();
  }

  public int arrivals() {
    return arrivals.get();
  }

  private void accept() throws Exception {
    while (!listener.isClosed()) {
      Socket socket = listener.accept();
      start(() -> serve(socket));
    }
  }

  private void serve(Socket socket) throws Exception {
    try (socket) {
      if (socket instanceof SSLSocket tls) {
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
        tls.setSSLParameters(parameters);
      }
      InputStream in = new BufferedInputStream(socket.getInputStream());
      readRequest(in);
      arrivals.incrementAndGet();
      OutputStream out = socket.getOutputStream();
      script.write(out);
      out.flush();
    }
  }

  /** Reads one request to its end. */
  public static void readRequest(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("The request ends in its head");
      }
      head.append((char) next);
    }
    String lower = head.toString().toLowerCase(Locale.ROOT);
    int from = lower.indexOf("content-length:") + "content-length:".length();
    in.skipNBytes(Long.parseLong(lower.substring(from, lower.indexOf('\r', from)).trim()));
  }

  /** Repeats a text until the client closes the connection or has received far too much. */
  public static void endlessly(OutputStream out, String first, String again) throws IOException {
    out.write(first.getBytes(ISO_8859_1));
    byte[] more = again.repeat(4096 / again.length() + 1).getBytes(ISO_8859_1);
    for (long written = 0; written < FAR_TOO_MUCH; written += more.length) {
      out.write(more);
    }
    WASTED.incrementAndGet();
  }

  /** How many endless responses were sent up to the limit, because the client did not stop. */
  public static int wasted() {
    return WASTED.get();
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (Exception e) {
                // The client closed the connection or the test closed this server.
                return;
              }
            },
            "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  private interface Work {
    void run() throws Exception;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
