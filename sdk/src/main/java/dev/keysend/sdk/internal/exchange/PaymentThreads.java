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
 * The threads on which exchanges run, where no caller's interrupt reaches them, and the exchanges
 * that are under way.
 */
public final class PaymentThreads {
  /** More would take more memory than waiting takes time. The rest wait within their time limit. */
  private static final int MOST_AT_ONCE = 1024;

  /** An idle thread keeps the process alive for as long. Making one takes much less. */
  private static final int IDLE_SECONDS = 1;

  private final Set<Exchange> underWay = ConcurrentHashMap.newKeySet();
  private final AtomicInteger made = new AtomicInteger();
  private final ThreadPoolExecutor pool;
  private volatile boolean closed;

  /** No thread yet; threads come with exchanges. */
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

  /** Runs an exchange on a thread of its own. */
  void start(Exchange exchange) {
    underWay.add(exchange);
    // Asked after it was added: whoever closes looks at those under way after saying so.
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

  /** Runs something rare and short that nobody waits for, also when all threads are taken. */
  public void aside(Runnable work) {
    thread(work).start();
  }

  /** Keeps everything from leaving that has not left, and lets the rest come to its end. */
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

  /** Takes work only when a thread is idle; otherwise the pool makes another one. */
  @SuppressWarnings("serial") // Never serialized.
  private static final class IdleThreadsOnly extends LinkedTransferQueue<Runnable> {
    @Override
    public boolean offer(Runnable work) {
      return tryTransfer(work);
    }
  }
}
