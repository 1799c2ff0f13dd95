package dev.keysend.sdk;

import dev.keysend.sdk.internal.Flight;
import dev.keysend.sdk.model.Transaction;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Request;
import okio.Timeout;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** A call that ends in one of the three ways only: settled, rejected or unknown. */
final class PaymentCall implements Call<Transaction> {
  private final Call<Transaction> call;
  private final Verdict verdict;
  private final AtomicBoolean executed = new AtomicBoolean();

  PaymentCall(Call<Transaction> call, Flight flight, PaymentAttempt attempt, boolean verified) {
    this.call = call;
    this.verdict = new Verdict(flight, attempt, verified);
  }

  @Override
  public Response<Transaction> execute() {
    executeOnce();
    Response<Transaction> answer;
    try {
      answer = call.execute();
    } catch (IOException | RuntimeException e) {
      throw verdict.onFailure(e);
    }
    return verdict.onAnswer(answer);
  }

  /** Executes the call and gives its settled payment. */
  Transaction settle() {
    Transaction settled = execute().body();
    if (settled == null) {
      throw new IllegalStateException("A settled payment has a transaction");
    }
    return settled;
  }

  @Override
  public void enqueue(Callback<Transaction> callback) {
    executeOnce();
    call.enqueue(
        new Callback<Transaction>() {
          @Override
          public void onResponse(Call<Transaction> same, Response<Transaction> answer) {
            Response<Transaction> settled;
            try {
              settled = verdict.onAnswer(answer);
            } catch (RuntimeException e) {
              callback.onFailure(PaymentCall.this, e);
              return;
            }
            callback.onResponse(PaymentCall.this, settled);
          }

          @Override
          public void onFailure(Call<Transaction> same, Throwable failure) {
            callback.onFailure(PaymentCall.this, verdict.onFailure(failure));
          }
        });
  }

  /** Only the first of several threads goes on; the others learn nothing about the payment. */
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
    call.cancel();
  }

  @Override
  public boolean isCanceled() {
    return call.isCanceled();
  }

  /**
   * Retrofit's callers clone a call in order to repeat it, which here would be a second payment.
   */
  @Override
  @SuppressWarnings("MethodDoesntCallSuperMethod")
  public Call<Transaction> clone() {
    throw new UnsupportedOperationException(
        "A clone would be a second payment; if that is meant, make it with newCall");
  }

  /** The request as interceptors see it: without the keys. */
  @Override
  public Request request() {
    return call.request();
  }

  @Override
  public Timeout timeout() {
    return call.timeout();
  }
}
