package dev.keysend.sdk.server;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import okhttp3.Dns;

/** A name service that responds when released and ignores interrupts. */
public final class HeldLookUp implements Dns {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  @Override
  public List<InetAddress> lookup(String host) {
    asked.countDown();
    awaitUninterruptibly(released);
    return List.of(InetAddress.getLoopbackAddress());
  }

  public void awaitQuestion() {
    awaitUninterruptibly(asked);
  }

  public void release() {
    released.countDown();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
