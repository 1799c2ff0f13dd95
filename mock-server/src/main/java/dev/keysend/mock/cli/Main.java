package dev.keysend.mock.cli;

import picocli.CommandLine;

/** Where the Java runtime begins. */
public final class Main {
  private Main() {}

  /** Serves until it is told to stop. */
  public static void main(String... arguments) {
    System.exit(
        new CommandLine(new ServeCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(new PlainWords())
            .execute(arguments));
  }
}
