package dev.keysend.mock.benchmark;

import dev.keysend.benchmark.Memory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running server in its own process. */
final class Running implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int STOP_SECONDS = 10;

  private final Process process;
  private final int port;
  private final double millisToFirst;

  private Running(Process process, int port, double millisToFirst) {
    this.process = process;
    this.port = port;
    this.millisToFirst = millisToFirst;
  }

  /** Starts a server and waits until a payment settles. */
  static Running start(Subject subject) throws IOException, InterruptedException {
    int port = freePort();
    List<String> command = subject.command(port);
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    while (!Load.settles(port)) {
      if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
        process.destroyForcibly();
        throw new IOException("The server did not become ready: " + command);
      }
      Thread.sleep(1);
    }
    return new Running(process, port, (System.nanoTime() - begin) / 1e6);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  /** The time from the start of the process to the end of the first payment, in milliseconds. */
  double millisToFirst() {
    return millisToFirst;
  }

  /** The processor time of the process. On a busy machine, it says more than elapsed time. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The resident memory of the process, in MiB; Linux only. */
  double residentMebibytes() throws IOException {
    double mebibytes = Memory.RESIDENT.mebibytes(process.pid());
    if (mebibytes == 0) {
      throw new IOException("The process is gone");
    }
    return mebibytes;
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        // A server that has run out of memory may not stop by itself.
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
