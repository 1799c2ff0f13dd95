package dev.keysend.conformance.hostile;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One connection to a hostile server, and what such a server can do with it. */
public final class Connection {
  private final Socket socket;
  private final Duration pace;
  private final CountDownLatch stopped;

  Connection(Socket socket, Duration pace, CountDownLatch stopped) {
    this.socket = socket;
    this.pace = pace;
    this.stopped = stopped;
  }

  /** Reads one request, head and body, as text. */
  public String request() throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int read = in.read();
      if (read < 0) {
        throw new EOFException();
      }
      head.write(read);
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    int length = 0;
    for (String line : text.lines().toList()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    return text + new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  /** Sends text, one byte per character. */
  public void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public void send(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  /** Sends a complete response. */
  public void answer(String statusLine, String headers, byte[] body) throws IOException {
    send(
        "HTTP/1.1 "
            + statusLine
            + "\r\n"
            + headers
            + "Content-Length: "
            + body.length
            + "\r\n\r\n");
    send(body);
  }

  /** Sends the text again and again until the other side closes the connection. */
  public void flood(String text) throws IOException {
    byte[] bytes = text.repeat(1 + 65536 / text.length()).getBytes(StandardCharsets.ISO_8859_1);
    while (stopped.getCount() > 0) {
      send(bytes);
    }
  }

  /** Sends the text slowly, a byte at a time, and then repeats its last byte for ever. */
  public void drip(String text) throws IOException, InterruptedException {
    for (int i = 0; !stopped.await(pace.toMillis(), TimeUnit.MILLISECONDS); i++) {
      send(text.substring(Math.min(i, text.length() - 1)).substring(0, 1));
    }
  }

  /** Waits as long as a slow byte takes. */
  public void dawdle() throws InterruptedException {
    stopped.await(pace.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Does nothing until the server stops. */
  public void hang() throws InterruptedException {
    stopped.await();
  }

  /** Ends the connection with a reset. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }
}
