package dev.keysend.sdk;

import dev.keysend.sdk.internal.answer.AnswerCheck;
import dev.keysend.sdk.internal.answer.RetryAfter;
import dev.keysend.sdk.internal.exchange.Outcome;
import dev.keysend.sdk.internal.json.AnswerFormatException;
import dev.keysend.sdk.internal.json.AnswerJson;
import dev.keysend.sdk.internal.transport.Flight;
import dev.keysend.sdk.model.KeysendError;
import dev.keysend.sdk.model.Transaction;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** Decides the outcome of a payment. Without proof, it is unknown. */
final class Verdict {
  private static final int SETTLED = 201;

  private final Flight flight;
  private final PaymentAttempt attempt;
  private final boolean verified;

  Verdict(Flight flight, PaymentAttempt attempt, boolean verified) {
    this.flight = flight;
    this.attempt = attempt;
    this.verified = verified;
  }

  /**
   * Returns the response if the payment settled; otherwise throws one of the two other outcomes.
   */
  Response<Transaction> on(Outcome outcome) {
    Throwable failure = outcome.failure();
    Response<Transaction> answer = outcome.answer();
    if (failure != null || answer == null) {
      throw onFailure(failure == null ? new IllegalStateException("no outcome") : failure);
    }
    try {
      return onAnswer(answer);
    } catch (PaymentRejectedException | PaymentUnknownException end) {
      throw end;
    } catch (Throwable e) {
      throw onFailure(e);
    }
  }

  private Response<Transaction> onAnswer(Response<Transaction> answer) {
    if (flight.shut()) {
      throw rejected("an interceptor responded instead of the server, and nothing was sent", null);
    }
    int status = answer.code();
    Transaction transaction = answer.body();
    String text = transaction == null ? textOf(answer.errorBody()) : null;
    KeysendError error = text == null ? null : AnswerJson.error(text);
    // An interceptor may replace the response; then neither can be trusted.
    if (status != flight.status()) {
      String why =
          "the server responded with "
              + flight.status()
              + ", and an interceptor made "
              + status
              + " of it";
      throw unknown(why, flight.status(), error, text, null);
    }
    if (Refusal.isProof(status, error)) {
      throw refused(answer, error, text);
    }
    if (transaction == null || status != SETTLED) {
      String doubt = Refusal.doubt(status, error, location(answer));
      String why = "the server responded with " + status + said(error) + doubt;
      throw unknown(why, status, error, text, null);
    }
    List<String> doubts =
        AnswerCheck.doubts(transaction, attempt.destPubkey(), attempt.satoshis(), verified);
    if (!doubts.isEmpty()) {
      String why = "the server responded with " + status + ", but " + String.join("; ", doubts);
      throw unknown(why, status, null, null, null);
    }
    return answer;
  }

  /** What to throw if no complete response came. */
  RuntimeException onFailure(Throwable failure) {
    boolean neverSent = flight.shut();
    try {
      return explained(neverSent, failure);
    } catch (Throwable e) {
      // If memory runs out, there may be too little left for a long message.
      return neverSent
          ? rejected("the request was never sent", null)
          : unknown("no response was read", null, null, null, null);
    }
  }

  /** What to throw if nobody waits for the response to a payment that was sent. */
  PaymentUnknownException abandoned() {
    String why = "it was cancelled after it was sent; settlement() gives its outcome";
    return unknown(why, null, null, null, null);
  }

  private RuntimeException explained(boolean neverSent, Throwable failure) {
    if (neverSent) {
      return rejected("the request was never sent: " + describe(failure), failure);
    }
    int status = flight.status();
    if (status == 0) {
      return unknown("no response arrived: " + describe(failure), null, null, null, failure);
    }
    String text =
        failure instanceof AnswerFormatException
            ? ((AnswerFormatException) failure).answer()
            : null;
    String doubt = status == SETTLED ? "" : Refusal.doubt(status, null, null);
    String why =
        "the server responded with "
            + status
            + ", but it cannot be read: "
            + describe(failure)
            + doubt;
    return unknown(why, status, null, text, failure);
  }

  private PaymentRejectedException rejected(String why, @Nullable Throwable cause) {
    return new PaymentRejectedException(
        flight.mask(why), attempt, Collections.emptyList(), null, null, masked(cause));
  }

  private PaymentRejectedException refused(
      Response<?> answer, @Nullable KeysendError error, @Nullable String text) {
    return new PaymentRejectedException(
        flight.mask("the server responded with " + answer.code() + said(error)),
        attempt,
        Collections.emptyList(),
        answer.code(),
        flight.mask(error),
        text == null ? null : flight.mask(text),
        RetryAfter.of(answer.headers(), Instant.now()),
        null);
  }

  private PaymentUnknownException unknown(
      String why,
      @Nullable Integer status,
      @Nullable KeysendError error,
      @Nullable String text,
      @Nullable Throwable cause) {
    String shown = text == null ? null : flight.mask(text);
    return new PaymentUnknownException(
        flight.mask(why), attempt, status, flight.mask(error), shown, masked(cause));
  }

  private @Nullable Throwable masked(@Nullable Throwable cause) {
    if (cause == null) {
      return null;
    }
    return flight.mask(
        cause instanceof AnswerFormatException
            ? ((AnswerFormatException) cause).withoutAnswer()
            : cause);
  }

  private static String said(@Nullable KeysendError error) {
    return error == null ? "" : ": " + error.getMessage();
  }

  private static String describe(Throwable failure) {
    String message = failure.getMessage();
    String type = failure.getClass().getSimpleName();
    if (message == null) {
      return type;
    }
    return failure instanceof AnswerFormatException ? message : type + ": " + message;
  }

  private static @Nullable HttpUrl location(Response<?> answer) {
    String location = answer.headers().get("Location");
    return location == null ? null : answer.raw().request().url().resolve(location);
  }

  private static @Nullable String textOf(@Nullable ResponseBody body) {
    if (body == null) {
      return null;
    }
    try {
      return body.string();
    } catch (IOException e) {
      return null;
    }
  }
}
