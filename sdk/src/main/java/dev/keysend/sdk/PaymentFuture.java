package dev.keysend.sdk;

import dev.keysend.sdk.model.Transaction;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A payment under way. It completes with the settled payment, or with a {@link
 * PaymentRejectedException} or {@link PaymentUnknownException}.
 *
 * <p>Giving the future up does not undo a payment that has left. Whoever completes the future in
 * another way, such as {@code orTimeout}, {@code completeOnTimeout} or {@code withTimeout} of
 * Kotlin's coroutines, still learns the payment's end from {@link #settlement}:
 *
 * <pre>{@code
 * PaymentFuture future = client.sendAsync(destPubkey, 2);
 * future
 *     .settlement()
 *     .whenComplete((settled, end) -> audit(future.attempt() + (end == null ? " settled" : ": " + end)));
 * future.cancel(true); // A payment that has not left never will.
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
   * The payment's own end, whatever has become of this future. It comes within the payment's time
   * limit.
   *
   * @return a new future, which completes as this one would have; completing it changes nothing
   *     here
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
   * Gives the payment up. If it has not left, it never will, and this future completes as rejected.
   * Otherwise this future completes as unknown at once, and {@link #settlement} tells the end. A
   * {@link java.util.concurrent.CancellationException} could tell neither.
   *
   * @param mayInterruptIfRunning makes no difference
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
