package dev.keysend.mock.cli;

import picocli.CommandLine.Model.OptionSpec;

/** Stops the server together with the program that started it. */
final class StopWithInput {
  private final OptionSpec flag;

  /** Adds the flag. */
  StopWithInput(Flags<?> flags) {
    flag =
        flags.add(
            Flags.toggle(
                "--stop-with-input",
                "Stop when standard input ends, so that the mock never outlives the program that"
                    + " started it."));
  }

  /** Watches the input from now on, if the flag is set. */
  void begin() {
    if (Boolean.TRUE.equals(flag.getValue())) {
      Shutdown.whenInputEnds(System.in);
    }
  }
}
