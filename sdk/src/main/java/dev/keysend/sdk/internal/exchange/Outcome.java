package dev.keysend.sdk.internal.exchange;

import dev.keysend.sdk.model.Transaction;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** The outcome of an exchange: a response, or why there is none. */
public final class Outcome {
  private final @Nullable Response<Transaction> answer;
  private final @Nullable Throwable failure;

  private Outcome(@Nullable Response<Transaction> answer, @Nullable Throwable failure) {
    this.answer = answer;
    this.failure = failure;
  }

  static Outcome of(Response<Transaction> answer) {
    return new Outcome(answer, null);
  }

  static Outcome of(Throwable failure) {
    return new Outcome(null, failure);
  }

  /** The response, or null if {@link #failure} says why there is none. */
  public @Nullable Response<Transaction> answer() {
    return answer;
  }

  /** Why there is no response, or null if there is one. */
  public @Nullable Throwable failure() {
    return failure;
  }
}
