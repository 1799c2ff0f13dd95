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
 * One payment's exchange with the server, on a thread of the SDK. Exactly one thing ends it: the
 * exchange itself, its time limit, an interrupt before the request is sent, a cancellation, or the
 * closing of the client before the request is sent.
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
   * Creates an exchange without starting it.
   *
   * @param limitNanos how long it may take, or 0 for no limit
   * @param listener receives the outcome, on the thread that determines it
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

  /** Starts the exchange and returns at once. The time limit starts now. */
  public void begin() {
    AsyncTimeout kept =
        new AsyncTimeout() {
          @Override
          protected void timedOut() {
            // One thread keeps all time limits of the process, and it calls this.
            threads.aside(Exchange.this::runOutOfTime);
          }
        };
    kept.timeout(limitNanos, TimeUnit.NANOSECONDS);
    limit = kept;
    kept.enter();
    beginOnThread();
  }

  /**
   * Starts the exchange and waits for the outcome. If the waiting thread is interrupted, a payment
   * that was not sent yet never will be. Otherwise the interrupt only sets the thread's flag,
   * because it says nothing about the payment.
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

  /** Ends the exchange now, whether or not the request was sent. */
  public void end(Throwable why) {
    if (end(Outcome.of(why))) {
      // Closing a socket may take long, and nobody should wait for it.
      threads.aside(call::cancel);
    }
  }

  /**
   * Ends the exchange unless the request was sent.
   *
   * @return whether the request was not sent and never will be
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
      // Interceptors can throw anything, and memory can run out or classes be missing anywhere.
      found = Outcome.of(e);
    }
    end(found);
  }

  private void runOutOfTime() {
    long millis = TimeUnit.NANOSECONDS.toMillis(limitNanos);
    end(
        new InterruptedIOException(
            "the timeout of " + millis + " ms is over; set a longer one with timeout(…)"));
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

  /** Ends the exchange if the request was not sent when the client is closed. */
  void onClose() {
    endUnlessSent(new IOException("the client was closed"));
  }
}
