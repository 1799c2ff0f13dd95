package dev.keysend.mock.benchmark;

import dev.keysend.mock.stub.Keys;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Pays over kept connections, each one with one request under way, as fast as answers come. */
final class Load {
  private static final String BODY =
      "{\"passThru\":{\"ticketId\":\"23\"},\"dest_pubkey\":"
          + "\"033868c219bdb51a33560d854d500fe7d3898a1ad9e05dd89d0007e11313588500\","
          + "\"num_satoshis\":1}";

  private static final byte[] REQUEST =
      ("POST /v1/wallet/"
              + Keys.SAMPLE.walletKey()
              + "/keysend HTTP/1.1\r\nHost: benchmark\r\nX-Api-Key: "
              + Keys.SAMPLE.apiKey()
              + "\r\nContent-Type: application/json\r\nContent-Length: "
              + BODY.length()
              + "\r\n\r\n"
              + BODY)
          .getBytes(StandardCharsets.US_ASCII);

  private Load() {}

  /** How many payments settled in a time. */
  static long pay(URI server, int connections, Duration time)
      throws IOException, InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(connections);
    try {
      long end = System.nanoTime() + time.toNanos();
      List<Callable<Long>> payers = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        payers.add(() -> payUntil(server, end));
      }
      long count = 0;
      for (Future<Long> payer : executor.invokeAll(payers)) {
        count += payer.get();
      }
      return count;
    } catch (ExecutionException e) {
      throw new IOException("The server broke off", e);
    } finally {
      executor.shutdownNow();
    }
  }

  private static long payUntil(URI server, long end) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384);
      long count = 0;
      do {
        socket.getOutputStream().write(REQUEST);
        skipAnswer(in);
        count++;
      } while (System.nanoTime() < end);
      return count;
    }
  }

  private static void skipAnswer(InputStream in) throws IOException {
    String status = line(in);
    if (!status.startsWith("HTTP/1.1 201")) {
      throw new IOException("Not a settled payment: " + status);
    }
    long length = -1;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Long.parseLong(line.substring(15).trim());
      } else if (line.regionMatches(true, 0, "Transfer-Encoding:", 0, 18)) {
        skipChunks(in);
        return;
      }
    }
    in.skipNBytes(length);
  }

  /** Reads the rest of the head, and then chunks up to the last. */
  private static void skipChunks(InputStream in) throws IOException {
    while (!line(in).isEmpty()) {
      // The rest of the head does not matter.
    }
    for (int size = chunk(in); size > 0; size = chunk(in)) {
      in.skipNBytes(size + 2L);
    }
    line(in);
  }

  private static int chunk(InputStream in) throws IOException {
    return Integer.parseInt(line(in), 16);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("The connection ended");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }
}
