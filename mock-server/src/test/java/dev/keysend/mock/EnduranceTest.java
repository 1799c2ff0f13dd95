package dev.keysend.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.keysend.mock.http.Http;
import dev.keysend.mock.http.RawHttp;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The mock's memory does not grow with its payments. Set their number with -Dkeysend.payments. */
@Isolated("measures the heap")
class EnduranceTest {
  private static final int PAYMENTS = Integer.getInteger("keysend.payments", 10_000);
  private static final int CONNECTIONS = 4;
  private static final long MEBIBYTE = 1024 * 1024;

  /** Caches of the process still grow a little, whatever the number of payments. */
  private static final long MOST_GROWTH = 8 * MEBIBYTE;

  @Test
  void heapDoesNotGrowAfterTheFirstTenthOfThePayments() throws Exception {
    try (KeysendMockServer mock = KeysendMockServer.builder().balance(PAYMENTS).start()) {
      pay(mock, PAYMENTS / 10);
      // Create WireMock now: it takes the same memory whatever the number of payments.
      new WireMock("127.0.0.1", mock.port()).allStubMappings();
      long early = usedHeap();

      pay(mock, PAYMENTS - PAYMENTS / 10);
      long late = usedHeap();

      assertThat(mock.balance()).isZero();
      assertThat(late - early)
          .as("growth of the heap in bytes, from %d MiB", early / MEBIBYTE)
          .isLessThan(MOST_GROWTH);
    }
  }

  private static long usedHeap() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  private static void pay(KeysendMockServer mock, int count) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      List<Callable<Integer>> payers = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        int share = (count + i) / CONNECTIONS;
        payers.add(() -> payOneAfterTheOther(mock, share));
      }
      for (Future<Integer> payer : executor.invokeAll(payers)) {
        payer.get();
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private static int payOneAfterTheOther(KeysendMockServer mock, int count) throws IOException {
    String body = Http.payment(Http.DESTINATION, 1);
    byte[] request =
        (RawHttp.head(mock, body.length()).replace("Connection: close\r\n", "") + body)
            .getBytes(StandardCharsets.US_ASCII);
    try (Socket socket = RawHttp.connect(mock)) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (int i = 0; i < count; i++) {
        socket.getOutputStream().write(request);
        skipSettled(in);
      }
    }
    return count;
  }

  private static void skipSettled(InputStream in) throws IOException {
    assertThat(line(in)).startsWith("HTTP/1.1 201 ");
    long length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.startsWith("Content-Length: ")) {
        length = Long.parseLong(line.substring("Content-Length: ".length()));
      }
    }
    in.skipNBytes(length);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
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
