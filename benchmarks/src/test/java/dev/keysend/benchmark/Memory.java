package dev.keysend.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory that a process holds, as the kernel of Linux counts it. */
public enum Memory {
  /** What it holds now. */
  RESIDENT("VmRSS:"),
  /** The most that it has held so far. */
  PEAK("VmHWM:");

  private final String line;

  Memory(String line) {
    this.line = line;
  }

  /** Reads the memory of a process, in MiB; 0 if the process is gone. */
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
