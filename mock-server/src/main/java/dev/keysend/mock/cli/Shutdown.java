package dev.keysend.mock.cli;

/** Ends well when the process is told to stop. */
final class Shutdown {
  private Shutdown() {}

  /**
   * Closes a server on SIGTERM or Ctrl-C. That is no failure, so the exit code is not the signal's.
   */
  static void close(AutoCloseable server) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    server.close();
                  } catch (Exception e) {
                    Runtime.getRuntime().halt(1);
                  }
                  Runtime.getRuntime().halt(0);
                },
                "stop"));
  }
}
