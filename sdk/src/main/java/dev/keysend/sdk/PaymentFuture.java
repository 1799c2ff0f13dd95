package dev.keysend.sdk;

import dev.keysend.sdk.model.Transaction;
import java.util.concurrent.CompletableFuture;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** A payment under way. Giving it up does not end it: the call says what became of the money. */
final class PaymentFuture extends CompletableFuture<Transaction> {
  private final PaymentCall call;

  private PaymentFuture(PaymentCall call) {
    this.call = call;
  }

  static CompletableFuture<Transaction> of(PaymentCall call) {
    PaymentFuture future = new PaymentFuture(call);
    call.enqueue(
        new Callback<Transaction>() {
          @Override
          public void onResponse(Call<Transaction> same, Response<Transaction> settled) {
            future.complete(settled.body());
          }

          @Override
          public void onFailure(Call<Transaction> same, Throwable end) {
            future.completeExceptionally(end);
          }
        });
    return future;
  }

  /**
   * Cancels the call. The future then completes as rejected or unknown, which a {@link
   * java.util.concurrent.CancellationException} could not tell.
   *
   * @return whether the payment had not come to its end before
   */
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean running = !isDone();
    call.cancel();
    return running;
  }
}
