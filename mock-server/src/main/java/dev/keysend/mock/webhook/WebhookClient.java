package dev.keysend.mock.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Posts to one target: once, on its own connection, without following redirects, and never longer
 * than its time limit, however slow the receiver is. It connects exactly to the addresses that were
 * checked, which the platform's HTTP client cannot do.
 */
final class WebhookClient implements AutoCloseable {
  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;

  /** Ample for a status line. The rest of a line is skipped; the rest of a response is not read. */
  private static final int MOST_LETTERS = 1_024;

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})( .*)?");

  private final WebhookTarget target;
  private final Duration patience;
  private final ScheduledThreadPoolExecutor deadlines;

  WebhookClient(WebhookTarget target, Duration patience) {
    this.target = target;
    this.patience = patience;
    this.deadlines = new ScheduledThreadPoolExecutor(1, daemon("webhook-deadline"));
    deadlines.setRemoveOnCancelPolicy(true);
  }

  /** Threads that never keep a program from ending. */
  static ThreadFactory daemon(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * Posts a JSON body.
   *
   * @param headers more headers, each without line breaks
   * @return the status of the response
   * @throws IOException if there was none in time; the receiver may have the body anyway
   */
  int post(String json, Map<String, String> headers) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    try (Socket socket = new Socket()) {
      Deadline deadline = new Deadline(socket);
      Future<?> timer = deadlines.schedule(deadline, patience.toMillis(), TimeUnit.MILLISECONDS);
      try (Socket connection = connected(socket)) {
        connection.getOutputStream().write(request(body.length, headers, body));
        return status(connection.getInputStream());
      } catch (IOException e) {
        throw deadline.passed
            ? new IOException("it took longer than " + patience.toMillis() + " ms", e)
            : e;
      } finally {
        timer.cancel(false);
      }
    }
  }

  /** Closes a connection, which ends whatever waits for it. */
  private static final class Deadline implements Runnable {
    private final Socket socket;
    private volatile boolean passed;

    Deadline(Socket socket) {
      this.socket = socket;
    }

    @Override
    public void run() {
      passed = true;
      try {
        socket.close();
      } catch (IOException e) {
        // Then nothing waits for it either.
        return;
      }
    }
  }

  private Socket connected(Socket socket) throws IOException {
    URI url = target.url();
    boolean https = "https".equalsIgnoreCase(url.getScheme());
    int port = url.getPort() > 0 ? url.getPort() : https ? HTTPS_PORT : HTTP_PORT;
    String host = url.getHost();
    InetAddress address = target.addresses(host)[0];
    socket.connect(new InetSocketAddress(address, port), Math.toIntExact(patience.toMillis()));
    if (!https) {
      return socket;
    }
    String name = host.replaceAll("[\\[\\]]", "");
    SSLSocket secure =
        (SSLSocket)
            ((SSLSocketFactory) SSLSocketFactory.getDefault())
                .createSocket(socket, name, port, true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }

  private byte[] request(int length, Map<String, String> headers, byte[] body) {
    URI url = target.url();
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    StringBuilder head = new StringBuilder("POST ").append(path);
    if (url.getRawQuery() != null) {
      head.append('?').append(url.getRawQuery());
    }
    head.append(" HTTP/1.1\r\nHost: ").append(url.getRawAuthority());
    head.append("\r\nContent-Type: application/json\r\nContent-Length: ");
    head.append(length).append("\r\nUser-Agent: LNPay-HookBot\r\nConnection: close\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    byte[] request = java.util.Arrays.copyOf(start, start.length + body.length);
    System.arraycopy(body, 0, request, start.length, body.length);
    return request;
  }

  /** The status of the first response that is not an interim one (1xx). */
  private static int status(InputStream in) throws IOException {
    while (true) {
      Matcher line = STATUS.matcher(line(in));
      if (!line.matches()) {
        throw new IOException("it did not respond in HTTP/1.1");
      }
      int status = Integer.parseInt(line.group(1));
      String header = line(in);
      while (!header.isEmpty()) {
        header = line(in);
      }
      if (status >= 200) {
        return status;
      }
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("it closed the connection without a response");
      }
      if (next != '\r' && line.length() < MOST_LETTERS) {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    deadlines.shutdownNow();
  }
}
