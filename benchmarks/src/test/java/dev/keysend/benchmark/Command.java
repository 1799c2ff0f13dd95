package dev.keysend.benchmark;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command that runs in its own process until it ends. */
public final class Command {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Path folder;
  private final List<String> words;

  public Command(Path folder, String... words) {
    this.folder = folder;
    this.words = List.of(words);
  }

  /** Runs the command and returns how many seconds it took, whatever its exit code. */
  public double seconds() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = start(Redirect.DISCARD);
    await(process, LIMIT);
    return (System.nanoTime() - start) / 1e9;
  }

  /**
   * Runs the command, which must succeed within the limit, and returns how many seconds it took.
   * Shows its output, so use an option that makes it quiet.
   */
  public double secondsToSuccess(Duration limit) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = start(Redirect.INHERIT);
    await(process, limit);
    if (process.exitValue() != 0) {
      throw new IllegalStateException(words.get(0) + " ended with " + process.exitValue());
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /** Runs the command and returns its peak memory, in MiB. Needs Linux. */
  public double peakMebibytes() throws IOException, InterruptedException {
    Process process = start(Redirect.DISCARD);
    double mebibytes = 0;
    while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
      mebibytes = Math.max(mebibytes, Memory.PEAK.mebibytes(process.pid()));
    }
    return mebibytes;
  }

  private Process start(Redirect output) throws IOException {
    return new ProcessBuilder(words)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output)
        .start();
  }

  private void await(Process process, Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(words.get(0) + " did not end within " + limit);
    }
  }
}
