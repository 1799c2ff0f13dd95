package dev.keysend.mock.benchmark;

import dev.keysend.mock.secret.Keys;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Pays over persistent connections. Each connection sends the next request when the response to the
 * last has arrived.
 */
final class Load {
  /** How long a server may take for one response before the benchmark fails. */
  private static final int PATIENCE_MILLIS = 10_000;

  private static final String BODY =
      "{\"passThru\":{\"ticketId\":\"23\"},\"dest_pubkey\":"
          + "\"033868c219bdb51a33560d854d500fe7d3898a1ad9e05dd89d0007e11313588500\","
          + "\"num_satoshis\":1}";

  private static final byte[] REQUEST =
      ("POST /v1/wallet/"
              + Keys.SAMPLE.walletKey()
              + "/keysend HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: "
              + Keys.SAMPLE.apiKey()
              + "\r\nContent-Type: application/json\r\nContent-Length: "
              + BODY.length()
              + "\r\n\r\n"
              + BODY)
          .getBytes(StandardCharsets.US_ASCII);

  private Load() {}

  /**
   * The result of a load.
   *
   * @param count how many payments settled
   * @param p99Micros the 99th percentile of the response times, in microseconds
   */
  record Result(long count, double p99Micros) {}

  /** Pays for the given time. */
  static Result pay(int port, int connections, Duration time)
      throws IOException, InterruptedException {
    return pay(port, connections, time, new AtomicLong(Long.MAX_VALUE));
  }

  /** Pays until the given number of payments has settled or the time is over. */
  static Result pay(int port, int connections, Duration time, AtomicLong left)
      throws IOException, InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(connections);
    try {
      long end = System.nanoTime() + time.toNanos();
      List<Callable<long[]>> payers = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        payers.add(() -> payUntil(port, end, left));
      }
      List<long[]> waits = new ArrayList<>();
      for (Future<long[]> payer : executor.invokeAll(payers)) {
        waits.add(payer.get());
      }
      long[] all = waits.stream().flatMapToLong(Arrays::stream).sorted().toArray();
      return new Result(
          all.length, all.length == 0 ? 0 : all[(int) (all.length * 99L / 100)] / 1e3);
    } catch (ExecutionException e) {
      throw new IOException("The server broke off", e);
    } finally {
      executor.shutdownNow();
    }
  }

  /** Whether a payment settles. Returns false if the server does not listen yet. */
  static boolean settles(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(REQUEST);
      skipAnswer(new BufferedInputStream(socket.getInputStream()));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static long[] payUntil(int port, long end, AtomicLong left) throws IOException {
    long[] waits = new long[1_024];
    int count = 0;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384);
      long now = System.nanoTime();
      while (now < end && left.getAndDecrement() > 0) {
        socket.getOutputStream().write(REQUEST);
        skipAnswer(in);
        long then = now;
        now = System.nanoTime();
        if (count == waits.length) {
          waits = Arrays.copyOf(waits, count * 2);
        }
        waits[count++] = now - then;
      }
    }
    return Arrays.copyOf(waits, count);
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

  /** Reads the rest of the head and all chunks. */
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
