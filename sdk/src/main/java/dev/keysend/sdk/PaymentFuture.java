package dev.keysend.sdk;

import dev.keysend.sdk.model.Transaction;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A payment in progress. It completes with the settled payment, or with a {@link
 * PaymentRejectedException} or {@link PaymentUnknownException}.
 *
 * <p>Cancelling the future does not undo a payment that was sent. If something else completes the
 * future, such as {@code orTimeout}, {@code completeOnTimeout} or {@code withTimeout} of Kotlin's
 * coroutines, you still learn the outcome from {@link #settlement}:
 *
 * <pre>{@code
 * PaymentFuture future = client.sendAsync(destPubkey, 2);
 * future
 *     .settlement()
 *     .whenComplete((settled, end) -> audit(future.attempt() + (end == null ? " settled" : ": " + end)));
 * future.cancel(true); // A payment that was not sent yet never will be.
 * }</pre>
 */
public final class PaymentFuture extends CompletableFuture<Transaction> {
  private final PaymentAttempt attempt;
  private final CompletableFuture<Transaction> end = new CompletableFuture<>();
  private final @Nullable PaymentCall call;

  private PaymentFuture(PaymentAttempt attempt, @Nullable PaymentCall call) {
    this.attempt = attempt;
    this.call = call;
  }

  static PaymentFuture of(PaymentCall call) {
    PaymentFuture future = new PaymentFuture(call.attempt(), call);
    call.start(settled -> future.settle(PaymentCall.transaction(settled)), future::fail);
    return future;
  }

  static PaymentFuture refused(PaymentRejectedException end) {
    PaymentFuture future = new PaymentFuture(end.attempt(), null);
    future.fail(end);
    return future;
  }

  private void settle(Transaction settled) {
    end.complete(settled);
    complete(settled);
  }

  private void fail(RuntimeException why) {
    end.completeExceptionally(why);
    completeExceptionally(why);
  }

  /** {@return what is to be paid} */
  public PaymentAttempt attempt() {
    return attempt;
  }

  /**
   * Returns the outcome of the payment, even if this future was cancelled or completed otherwise.
   * It completes within the payment's time limit.
   *
   * @return a new future; if you complete it yourself, this one does not change
   */
  public CompletableFuture<Transaction> settlement() {
    CompletableFuture<Transaction> settlement = new CompletableFuture<>();
    CompletableFuture<?> unused =
        end.whenComplete(
            (settled, why) -> {
              if (why == null) {
                settlement.complete(settled);
              } else {
                settlement.completeExceptionally(why);
              }
            });
    return settlement;
  }

  /**
   * Cancels the payment. If the SDK has not sent it, it never will, and this future completes as
   * rejected. Otherwise this future completes as unknown at once, and {@link #settlement} gives the
   * outcome later. A {@link java.util.concurrent.CancellationException} could not tell these two
   * apart.
   *
   * @param mayInterruptIfRunning has no effect
   * @return whether the future had not completed before
   */
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean running = !isDone();
    if (call != null && !end.isDone()) {
      RuntimeException rejected = call.cancelUnlessSent();
      if (rejected == null) {
        completeExceptionally(call.abandoned());
      } else {
        fail(rejected);
      }
    }
    return running;
  }
}
