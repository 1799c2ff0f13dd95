package dev.keysend.sdk;

import dev.keysend.sdk.internal.exchange.Exchange;
import dev.keysend.sdk.internal.exchange.Outcome;
import dev.keysend.sdk.internal.exchange.PaymentThreads;
import dev.keysend.sdk.internal.transport.Flight;
import dev.keysend.sdk.model.Transaction;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import okhttp3.Request;
import okio.Timeout;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** A call that has one of three outcomes: settled, rejected or unknown. */
final class PaymentCall implements Call<Transaction> {
  private final Call<Transaction> call;
  private final Timeout limit = new Timeout();
  private final Flight flight;
  private final PaymentAttempt attempt;
  private final Verdict verdict;
  private final PaymentThreads threads;
  private final AtomicBoolean executed = new AtomicBoolean();
  private volatile @Nullable Exchange exchange;
  private volatile boolean canceled;

  PaymentCall(
      Call<Transaction> call,
      long limitNanos,
      Flight flight,
      Verdict verdict,
      PaymentAttempt attempt,
      PaymentThreads threads) {
    this.call = call;
    this.flight = flight;
    this.attempt = attempt;
    this.verdict = verdict;
    this.threads = threads;
    limit.timeout(limitNanos, TimeUnit.NANOSECONDS);
  }

  PaymentAttempt attempt() {
    return attempt;
  }

  @Override
  public Response<Transaction> execute() {
    executeOnce();
    if (Thread.currentThread().isInterrupted()) {
      throw verdict.onFailure(new InterruptedIOException("the thread was interrupted"));
    }
    // The exception is created here, so that its stack trace is the caller's.
    return verdict.on(exchange(outcome -> {}).beginAndAwait());
  }

  /** Executes the call and returns the settled payment. */
  Transaction settle() {
    return transaction(execute());
  }

  @Override
  public void enqueue(Callback<Transaction> callback) {
    start(settled -> callback.onResponse(this, settled), end -> callback.onFailure(this, end));
  }

  /** Executes the call on another thread, and passes the outcome to one of the two. */
  void start(Consumer<Response<Transaction>> onSettled, Consumer<RuntimeException> onOtherEnd) {
    executeOnce();
    exchange(
            outcome -> {
              Response<Transaction> settled;
              try {
                settled = verdict.on(outcome);
              } catch (PaymentRejectedException | PaymentUnknownException end) {
                tell(() -> onOtherEnd.accept(end));
                return;
              }
              tell(() -> onSettled.accept(settled));
            })
        .begin();
  }

  /** What a callback throws does not change the outcome; it goes to the thread's handler. */
  private static void tell(Runnable callback) {
    try {
      callback.run();
    } catch (Throwable e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }

  static Transaction transaction(Response<Transaction> settled) {
    Transaction transaction = settled.body();
    if (transaction == null) {
      throw new IllegalStateException("A settled payment has a transaction");
    }
    return transaction;
  }

  private Exchange exchange(Consumer<Outcome> listener) {
    Exchange made = new Exchange(call, flight, threads, limit.timeoutNanos(), listener);
    exchange = made;
    return made;
  }

  /** Only the first of several threads continues; the others learn nothing about the payment. */
  private void executeOnce() {
    if (!executed.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "A payment call is executed once; make a new one to pay again");
    }
  }

  @Override
  public boolean isExecuted() {
    return executed.get();
  }

  @Override
  public void cancel() {
    // This is decided before the method returns: either the request was sent or it never will be.
    flight.shut();
    canceled = true;
    Exchange underWay = exchange;
    if (underWay == null) {
      call.cancel();
    } else {
      threads.aside(() -> underWay.end(canceled()));
    }
  }

  /** Cancels the call unless its request was sent. Returns the outcome, or null if it was sent. */
  @Nullable RuntimeException cancelUnlessSent() {
    if (!flight.shut()) {
      return null;
    }
    cancel();
    return verdict.onFailure(canceled());
  }

  private static IOException canceled() {
    return new IOException("Canceled");
  }

  /** The exception for a caller who stops waiting for a payment that was sent. */
  PaymentUnknownException abandoned() {
    return verdict.abandoned();
  }

  @Override
  public boolean isCanceled() {
    return canceled;
  }

  /** Code that uses Retrofit clones a call to repeat it. Here that would be a second payment. */
  @Override
  @SuppressWarnings("MethodDoesntCallSuperMethod")
  public Call<Transaction> clone() {
    throw new UnsupportedOperationException(
        "A clone would be a second payment; if you want one, use newCall");
  }

  /** The request as interceptors see it: without the keys. */
  @Override
  public Request request() {
    return call.request();
  }

  @Override
  public Timeout timeout() {
    return limit;
  }
}
