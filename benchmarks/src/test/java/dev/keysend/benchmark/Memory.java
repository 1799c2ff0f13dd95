package dev.keysend.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory of a process, as the Linux kernel counts it. */
public enum Memory {
  /** The memory that the process uses now. */
  RESIDENT("VmRSS:"),
  /** The most memory that the process has used so far. */
  PEAK("VmHWM:");

  private final String line;

  Memory(String line) {
    this.line = line;
  }

  /** Reads the memory of a process, in MiB; 0 if the process has ended. */
  public double mebibytes(long process) {
    Path status = Path.of("/proc", Long.toString(process), "status");
    try {
      return Files.readAllLines(status).stream()
          .filter(text -> text.startsWith(line))
          .mapToDouble(text -> Long.parseLong(text.replaceAll("\\D", "")) / 1024.0)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }
}
