package dev.keysend.mock.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Exits cleanly when the process is told to stop. */
final class Shutdown {
  private Shutdown() {}

  /**
   * Closes a server on SIGTERM or Ctrl-C. This is not a failure, so the exit code is 0 and not the
   * signal's.
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

  /**
   * Stops the process when its standard input ends. The system closes a pipe when the process at
   * its other end dies, for whatever reason.
   */
  static void whenInputEnds(InputStream input) {
    Thread watch =
        new Thread(
            () -> {
              try {
                input.transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                // If the input cannot be read, it has ended.
              }
              System.exit(0);
            },
            "input");
    watch.setDaemon(true);
    watch.start();
  }
}
