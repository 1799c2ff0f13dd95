package dev.keysend.mock.http;

import dev.keysend.mock.KeysendMockServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends bytes to a mock over a socket. */
public final class RawHttp {
  public static final int PATIENCE_MILLIS = 10_000;

  private RawHttp() {}

  public static Socket connect(KeysendMockServer mock) throws IOException {
    URI uri = URI.create(mock.baseUrl());
    Socket socket = new Socket(uri.getHost(), uri.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  public static String head(KeysendMockServer mock, int contentLength) {
    return "POST /v1/wallet/"
        + mock.walletKey()
        + "/keysend HTTP/1.1\r\nHost: mock\r\nConnection: close\r\nX-Api-Key: "
        + mock.apiKey()
        + "\r\nContent-Type: application/json\r\nContent-Length: "
        + contentLength
        + "\r\n\r\n";
  }

  /** Sends a payment and reads until the connection ends. */
  public static String send(KeysendMockServer mock, String body) throws IOException {
    return send(mock, body, PATIENCE_MILLIS);
  }

  /** Sends a payment and reads until the connection ends, with another read time-out. */
  public static String send(KeysendMockServer mock, String body, int patienceMillis)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return sendRaw(mock, head(mock, bytes.length) + body, patienceMillis);
  }

  public static String sendRaw(KeysendMockServer mock, String request) throws IOException {
    return sendRaw(mock, request, PATIENCE_MILLIS);
  }

  private static String sendRaw(KeysendMockServer mock, String request, int patienceMillis)
      throws IOException {
    try (Socket socket = connect(mock)) {
      socket.setSoTimeout(patienceMillis);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
