package dev.keysend.mock.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server in a process of its own, as it is measured. */
final class Subject implements AutoCloseable {
  private final Process process;
  private final URI baseUrl;

  private Subject(Process process, URI baseUrl) {
    this.process = process;
    this.baseUrl = baseUrl;
  }

  /** Starts {@code java} with these arguments and waits for a line that ends in a URL. */
  static Subject start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains("http://")) {
        return new Subject(process, URI.create(line.substring(line.lastIndexOf(' ') + 1)));
      }
    }
    throw new IOException("The server did not become ready: " + command);
  }

  URI baseUrl() {
    return baseUrl;
  }

  /** The processor time that the process has used; on a busy machine it tells more than a clock. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
