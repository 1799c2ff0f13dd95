package dev.keysend.mock.junit;

import dev.keysend.mock.KeysendMockServer;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * A mock in JUnit's store, which closes it: as a closeable resource below 5.13, and as an
 * auto-closeable from there on.
 */
@SuppressWarnings("deprecation") // Before JUnit 5.13, a store closes nothing else.
final class RunningMock implements Store.CloseableResource, AutoCloseable {
  private final KeysendMockServer server;
  private final Runnable closed;

  RunningMock(KeysendMockServer server, Runnable closed) {
    this.server = server;
    this.closed = closed;
  }

  KeysendMockServer server() {
    return server;
  }

  @Override
  public void close() {
    closed.run();
    server.close();
  }
}
