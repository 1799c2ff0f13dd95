package dev.keysend.mock.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

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

  /**
   * Stops the process once nobody can write to its input any more. The system closes a pipe when
   * the process at its other end dies, however it dies.
   */
  static void whenInputEnds(InputStream input) {
    Thread watch =
        new Thread(
            () -> {
              try {
                input.transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                // An input that cannot be read has ended.
              }
              System.exit(0);
            },
            "input");
    watch.setDaemon(true);
    watch.start();
  }
}
