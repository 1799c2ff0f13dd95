package dev.keysend.sdk.internal.exchange;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that run exchanges, where no caller's interrupt reaches them, and the exchanges in
 * progress.
 */
public final class PaymentThreads {
  /** More threads would cost too much memory. Other exchanges wait within their time limit. */
  private static final int MOST_AT_ONCE = 1024;

  /** An idle thread keeps the process alive this long. Creating one takes much less time. */
  private static final int IDLE_SECONDS = 1;

  private final Set<Exchange> underWay = ConcurrentHashMap.newKeySet();
  private final AtomicInteger made = new AtomicInteger();
  private final ThreadPoolExecutor pool;
  private volatile boolean closed;

  /** Starts no thread; each exchange starts one if needed. */
  public PaymentThreads() {
    pool =
        new ThreadPoolExecutor(
            1,
            MOST_AT_ONCE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new IdleThreadsOnly(),
            this::thread,
            PaymentThreads::waitForThread);
    pool.allowCoreThreadTimeOut(true);
  }

  /** Runs an exchange on its own thread. */
  void start(Exchange exchange) {
    underWay.add(exchange);
    // Checked after adding: close() first sets the flag and then looks at the exchanges in
    // progress.
    if (closed) {
      underWay.remove(exchange);
      throw new RejectedExecutionException("the client is closed");
    }
    try {
      pool.execute(
          () -> {
            try {
              exchange.run();
            } finally {
              underWay.remove(exchange);
            }
          });
    } catch (RuntimeException | Error e) {
      underWay.remove(exchange);
      throw e;
    }
  }

  /** Runs something rare and short that nobody waits for, even if all threads are busy. */
  public void aside(Runnable work) {
    thread(work).start();
  }

  /** Stops every payment that was not sent yet, and lets the others finish. */
  public void close() {
    closed = true;
    underWay.forEach(Exchange::onClose);
    pool.shutdown();
  }

  /** The threads, for tests. */
  public ExecutorService pool() {
    return pool;
  }

  private Thread thread(Runnable work) {
    return new Thread(work, "keysend-payment-" + made.incrementAndGet());
  }

  private static void waitForThread(Runnable work, ThreadPoolExecutor pool) {
    if (pool.isShutdown()) {
      throw new RejectedExecutionException("the client is closed");
    }
    ((IdleThreadsOnly) pool.getQueue()).put(work);
    pool.prestartCoreThread();
  }

  /** Accepts work only if a thread is idle; otherwise the pool creates another one. */
  @SuppressWarnings("serial") // Never serialized.
  private static final class IdleThreadsOnly extends LinkedTransferQueue<Runnable> {
    @Override
    public boolean offer(Runnable work) {
      return tryTransfer(work);
    }
  }
}
