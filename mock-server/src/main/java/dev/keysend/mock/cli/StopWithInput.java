package dev.keysend.mock.cli;

import picocli.CommandLine.Option;

/** Stops the server together with the program that started it. */
final class StopWithInput {
  @Option(
      names = "--stop-with-input",
      fallbackValue = "true",
      description =
          "Stop when standard input ends, so that the mock never outlives the program that"
              + " started it.")
  private boolean wanted;

  /** Watches the input from now on, if the flag is set. */
  void begin() {
    if (wanted) {
      Shutdown.whenInputEnds(System.in);
    }
  }
}
