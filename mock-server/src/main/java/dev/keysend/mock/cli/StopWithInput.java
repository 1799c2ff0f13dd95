package dev.keysend.mock.cli;

import picocli.CommandLine.Option;

/** Lets whatever serves end with the program that started it. */
final class StopWithInput {
  @Option(
      names = "--stop-with-input",
      fallbackValue = "true",
      description =
          "Stops when standard input ends, so that it never outlives the program that started it.")
  private boolean wanted;

  /** Watches the input from now on, if that was asked for. */
  void begin() {
    if (wanted) {
      Shutdown.whenInputEnds(System.in);
    }
  }
}
