package dev.keysend.mock.cli;

import java.util.ArrayList;
import java.util.List;

/** The command in a process, for tests. */
final class Program {
  private Program() {}

  /** A process that has not started yet. */
  static ProcessBuilder with(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                // The process stops too soon for the second compiler to pay off.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
