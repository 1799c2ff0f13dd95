package dev.keysend.conformance.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The peak resident memory of a process, as the Linux kernel counts it. */
public final class PeakMemory {
  private PeakMemory() {}

  /** Waits until the process ends and returns its peak memory, in KiB. */
  public static long kibibytesUntilEnd(Process process) throws InterruptedException {
    long kibibytes = 0;
    while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
      kibibytes = Math.max(kibibytes, kibibytesSoFar(process.pid()));
    }
    return kibibytes;
  }

  /** The peak memory of a process so far, in KiB; 0 if the process has ended. */
  private static long kibibytesSoFar(long process) {
    Path status = Path.of("/proc", Long.toString(process), "status");
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }
}
