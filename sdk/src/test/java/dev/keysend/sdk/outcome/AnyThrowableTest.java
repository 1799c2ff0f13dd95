package dev.keysend.sdk.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.keysend.sdk.KeysendClient;
import dev.keysend.sdk.PaymentOptions;
import dev.keysend.sdk.PaymentRejectedException;
import dev.keysend.sdk.PaymentUnknownException;
import dev.keysend.sdk.model.KeysendRequest;
import dev.keysend.sdk.model.Transaction;
import dev.keysend.sdk.server.CannedServer;
import dev.keysend.sdk.server.Destinations;
import dev.keysend.sdk.server.Responses;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** Whatever code throws during a payment, each form of the call reports one of the outcomes. */
@Timeout(60)
final class AnyThrowableTest {
  private static final KeysendRequest PAYMENT =
      new KeysendRequest().destPubkey(Destinations.payable()).numSatoshis(2L);

  static List<Throwable> throwables() {
    return List.of(
        new IOException("broken"),
        new IllegalStateException("broken"),
        new NoClassDefFoundError("com/google/gson/Strictness"),
        new OutOfMemoryError("broken"),
        new StackOverflowError(),
        new AssertionError("broken"),
        new InterruptedException("broken"),
        new TimeoutException("broken"),
        new CancellationException("broken"),
        new CompletionException("broken", new IOException("inner")),
        new Throwable("broken"));
  }

  @ParameterizedTest
  @MethodSource("throwables")
  void throwableAfterSendingMakesThePaymentUnknown(Throwable thrown) throws IOException {
    try (CannedServer server = CannedServer.answering(201, Responses.recorded());
        KeysendClient client = server.client().httpClient(throwing(thrown, true)).build()) {
      for (Throwable end : ends(client)) {
        assertThat(end).isInstanceOf(PaymentUnknownException.class).hasCause(thrown);
      }
      assertThat(server.asked()).hasSize(4);
    }
  }

  @ParameterizedTest
  @MethodSource("throwables")
  void throwableBeforeSendingPreventsSending(Throwable thrown) throws IOException {
    try (CannedServer server = CannedServer.answering(201, Responses.recorded());
        KeysendClient client = server.client().httpClient(throwing(thrown, false)).build()) {
      for (Throwable end : ends(client)) {
        assertThat(end).isInstanceOf(PaymentRejectedException.class).hasCause(thrown);
      }
      assertThat(server.asked()).isEmpty();
    }
  }

  private static OkHttpClient throwing(Throwable thrown, boolean afterSending) {
    return new OkHttpClient.Builder()
        .addInterceptor(
            chain -> {
              if (afterSending) {
                chain.proceed(chain.request()).close();
              }
              throw AnyThrowableTest.<RuntimeException>sneaky(thrown);
            })
        .build();
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T sneaky(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private static List<Throwable> ends(KeysendClient client) {
    return List.of(
        catchThrowable(() -> client.send(PAYMENT)),
        catchThrowable(() -> client.newCall(PAYMENT, PaymentOptions.DEFAULT).execute()),
        catchThrowable(() -> client.sendAsync(PAYMENT).join()).getCause(),
        catchThrowable(() -> enqueue(client).join()).getCause());
  }

  private static CompletableFuture<Transaction> enqueue(KeysendClient client) {
    CompletableFuture<Transaction> end = new CompletableFuture<>();
    client
        .newCall(PAYMENT, PaymentOptions.DEFAULT)
        .enqueue(
            new Callback<>() {
              @Override
              public void onResponse(Call<Transaction> call, Response<Transaction> answer) {
                end.complete(answer.body());
              }

              @Override
              public void onFailure(Call<Transaction> call, Throwable failure) {
                end.completeExceptionally(failure);
              }
            });
    return end;
  }
}
