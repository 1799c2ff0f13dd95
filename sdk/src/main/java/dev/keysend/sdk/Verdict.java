package dev.keysend.sdk;

import dev.keysend.sdk.internal.answer.AnswerCheck;
import dev.keysend.sdk.internal.answer.RetryAfter;
import dev.keysend.sdk.internal.exchange.Outcome;
import dev.keysend.sdk.internal.json.AnswerError;
import dev.keysend.sdk.internal.json.AnswerFormatException;
import dev.keysend.sdk.internal.json.AnswerJson;
import dev.keysend.sdk.internal.request.Correlation;
import dev.keysend.sdk.internal.text.ForeignText;
import dev.keysend.sdk.internal.transport.Flight;
import dev.keysend.sdk.model.KeysendError;
import dev.keysend.sdk.model.Transaction;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** Decides the outcome of a payment. Without proof, it is unknown. */
final class Verdict {
  private static final int SETTLED = 201;
  private static final int FIRST_OF_OTHERS = 300;

  private final Flight flight;
  private final PaymentAttempt attempt;
  private final Correlation correlation;
  private final boolean verified;

  Verdict(Flight flight, PaymentAttempt attempt, Correlation correlation, boolean verified) {
    this.flight = flight;
    this.attempt = attempt;
    this.correlation = correlation;
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

  private Response<Transaction> onAnswer(Response<Transaction> answer) throws IOException {
    if (flight.shut()) {
      throw rejected("an interceptor responded instead of the server, and nothing was sent", null);
    }
    int status = answer.code();
    Transaction transaction = answer.body();
    String text = flight.text();
    AnswerError error = transaction == null && text != null ? AnswerJson.error(text) : null;
    // An interceptor may replace the response; then neither can be trusted.
    if (status != flight.status()) {
      String why =
          "the server responded with "
              + flight.status()
              + ", and an interceptor made "
              + status
              + " of it";
      throw unknown(why, flight.status(), error, null);
    }
    if (error != null && Refusal.isProof(status, error)) {
      throw refused(answer, error);
    }
    if (transaction == null || status != SETTLED) {
      String doubt = Refusal.doubt(status, error, location(answer));
      String why = "the server responded with " + status + said(error) + doubt;
      throw unknown(why, status, error, null);
    }
    List<String> doubts =
        AnswerCheck.doubts(transaction, attempt.destPubkey(), attempt.satoshis(), verified);
    if (correlation.isContradictedBy(transaction.getPassThru())) {
      doubts.add("the response carries another payment's correlation id");
    }
    if (!doubts.isEmpty()) {
      String why = "the server responded with " + status + ", but " + String.join("; ", doubts);
      throw unknown(why, status, null, null);
    }
    return text == null ? answer : withoutKeys(answer, text);
  }

  /** A server may repeat a key, for example in a label. */
  private Response<Transaction> withoutKeys(Response<Transaction> answer, String text)
      throws IOException {
    return flight.mask(text).equals(text)
        ? answer
        : Response.success(AnswerJson.transaction(text, flight::mask), answer.raw());
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
          : new PaymentUnknownException("no response was read", attempt, null, null, null, null);
    }
  }

  /** What to throw if nobody waits for the response to a payment that was sent. */
  PaymentUnknownException abandoned() {
    String why = "it was cancelled after it was sent; settlement() gives its outcome";
    return unknown(why, null, null, null);
  }

  private RuntimeException explained(boolean neverSent, Throwable failure) {
    if (neverSent) {
      return rejected("the request was never sent: " + describe(failure), failure);
    }
    int status = flight.status();
    if (status == 0) {
      return unknown("no response arrived: " + describe(failure), null, null, failure);
    }
    String why = "the server responded with " + status;
    String text = flight.text();
    if (status < FIRST_OF_OTHERS && text != null && AnswerJson.isPromise(text)) {
      return unknown(why + "; it has accepted the payment, to make it later", status, null, null);
    }
    why +=
        failure instanceof AnswerFormatException
            ? ", but the response cannot be read: "
            : ", but the SDK did not get the whole response: ";
    String doubt = status == SETTLED ? "" : Refusal.doubt(status, null, null);
    return unknown(why + describe(failure) + doubt, status, null, failure);
  }

  private PaymentRejectedException rejected(String why, @Nullable Throwable cause) {
    return new PaymentRejectedException(
        flight.mask(why), attempt, Collections.emptyList(), null, null, mask(cause));
  }

  private PaymentRejectedException refused(Response<?> answer, AnswerError error) {
    return new PaymentRejectedException(
        flight.mask("the server responded with " + answer.code() + said(error)),
        attempt,
        Collections.emptyList(),
        answer.code(),
        flight.mask(error.error()),
        text(),
        RetryAfter.of(answer.headers(), Instant.now()),
        null);
  }

  private PaymentUnknownException unknown(
      String why,
      @Nullable Integer status,
      @Nullable AnswerError error,
      @Nullable Throwable cause) {
    KeysendError shown = error == null ? null : flight.mask(error.error());
    return new PaymentUnknownException(
        flight.mask(why), attempt, status, shown, text(), mask(cause));
  }

  private @Nullable String text() {
    String text = flight.text();
    return text == null ? null : flight.mask(text);
  }

  private @Nullable Throwable mask(@Nullable Throwable cause) {
    return cause == null ? null : flight.mask(cause);
  }

  private String said(@Nullable AnswerError error) {
    return error == null ? "" : ": " + shown(error.error().getMessage());
  }

  private String describe(Throwable failure) {
    return FailureWords.of(failure, this::shown);
  }

  /** Masked first, because half a key would not be recognized. */
  private String shown(String text) {
    return ForeignText.shown(flight.mask(text));
  }

  private static @Nullable HttpUrl location(Response<?> answer) {
    String location = answer.headers().get("Location");
    return location == null ? null : answer.raw().request().url().resolve(location);
  }
}
