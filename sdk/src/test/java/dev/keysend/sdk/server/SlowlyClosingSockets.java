package dev.keysend.sdk.server;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import javax.net.SocketFactory;

/** Sockets whose close waits for a latch. */
public final class SlowlyClosingSockets extends SocketFactory {
  private final CountDownLatch mayClose;

  public SlowlyClosingSockets(CountDownLatch mayClose) {
    this.mayClose = mayClose;
  }

  @Override
  public Socket createSocket() {
    return new Socket() {
      @Override
      @SuppressWarnings("UnsynchronizedOverridesSynchronized") // Two threads may wait here.
      public void close() throws IOException {
        try {
          mayClose.await();
        } catch (InterruptedException e) {
          throw new InterruptedIOException("interrupted while closing");
        }
        super.close();
      }
    };
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException("OkHttp connects by itself");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    return createSocket(host.getHostName(), port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
    return createSocket(host, port);
  }
}
