package dev.keysend.sdk.internal.exchange;

import dev.keysend.sdk.internal.transport.Flight;
import dev.keysend.sdk.model.Transaction;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * One payment's exchange with the server, on a thread of the SDK's. It has one outcome: what the
 * exchange comes to, or that its time is over, its caller is interrupted before the payment leaves,
 * it is cancelled, or the client is closed before it leaves.
 */
public final class Exchange {
  private final Call<Transaction> call;
  private final Flight flight;
  private final PaymentThreads threads;
  private final Consumer<Outcome> listener;
  private final AtomicReference<@Nullable Outcome> outcome = new AtomicReference<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final long limitNanos;
  private volatile @Nullable AsyncTimeout limit;

  /**
   * An exchange that has not begun.
   *
   * @param limitNanos how long it may take, or 0 for as long as it takes
   * @param listener is told the outcome, on the thread that comes to it
   */
  public Exchange(
      Call<Transaction> call,
      Flight flight,
      PaymentThreads threads,
      long limitNanos,
      Consumer<Outcome> listener) {
    this.call = call;
    this.flight = flight;
    this.threads = threads;
    this.listener = listener;
    this.limitNanos = limitNanos;
  }

  /** Begins, and returns at once. The time limit holds from here on. */
  public void begin() {
    AsyncTimeout kept =
        new AsyncTimeout() {
          @Override
          protected void timedOut() {
            // Every time limit of the process is kept by the thread that calls this.
            threads.aside(Exchange.this::runOutOfTime);
          }
        };
    kept.timeout(limitNanos, TimeUnit.NANOSECONDS);
    limit = kept;
    kept.enter();
    beginOnThread();
  }

  /**
   * Begins, and waits for the outcome. An interrupt of the waiting thread keeps a payment that has
   * not left from leaving, and is otherwise only noted, since it says nothing about the payment.
   */
  public Outcome beginAndAwait() {
    long start = System.nanoTime();
    beginOnThread();
    boolean interrupted = false;
    Outcome found = outcome.get();
    while (found == null) {
      try {
        if (limitNanos == 0) {
          ended.await();
        } else if (!ended.await(start + limitNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          runOutOfTime();
        }
      } catch (InterruptedException e) {
        interrupted = true;
        endUnlessSent(new InterruptedIOException("the thread was interrupted"));
      }
      found = outcome.get();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return found;
  }

  /** Ends the exchange now, whether or not the payment has left. */
  public void end(Throwable why) {
    if (end(Outcome.of(why))) {
      // Closing a socket may take its time, which nobody is to wait for.
      threads.aside(call::cancel);
    }
  }

  /**
   * Ends the exchange unless the payment has left.
   *
   * @return whether the payment has not left and never will
   */
  public boolean endUnlessSent(Throwable why) {
    boolean neverSent = flight.shut();
    if (neverSent) {
      end(why);
    }
    return neverSent;
  }

  private void beginOnThread() {
    try {
      threads.start(this);
    } catch (RuntimeException | Error e) {
      end(e);
    }
  }

  void run() {
    Outcome found;
    try {
      found = Outcome.of(call.execute());
    } catch (Throwable e) {
      // Interceptors throw what they like, and memory and class paths end where they like.
      found = Outcome.of(e);
    }
    end(found);
  }

  private void runOutOfTime() {
    end(new InterruptedIOException("timeout"));
  }

  private boolean end(Outcome found) {
    if (!outcome.compareAndSet(null, found)) {
      return false;
    }
    ended.countDown();
    AsyncTimeout kept = limit;
    if (kept != null) {
      kept.exit();
    }
    listener.accept(found);
    return true;
  }

  /** Ends the exchange if the payment has not left when its client is closed. */
  void onClose() {
    endUnlessSent(new IOException("the client was closed"));
  }
}
