package dev.keysend.sdk.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.keysend.sdk.KeysendClient;
import dev.keysend.sdk.PaymentFuture;
import dev.keysend.sdk.PaymentOptions;
import dev.keysend.sdk.PaymentRejectedException;
import dev.keysend.sdk.model.KeysendRequest;
import dev.keysend.sdk.model.Transaction;
import dev.keysend.sdk.server.CannedServer;
import dev.keysend.sdk.server.Destinations;
import dev.keysend.sdk.server.HeldLookUp;
import dev.keysend.sdk.server.Responses;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** If the SDK says that a payment was never sent, it cannot be sent later. */
@Timeout(60)
final class NeverSentTest {
  private static final KeysendRequest PAYMENT =
      new KeysendRequest().destPubkey(Destinations.payable()).numSatoshis(2L);

  @Test
  void interceptorThatGivesUpDuringTheLookUpPreventsSending() throws IOException {
    HeldLookUp lookUp = new HeldLookUp();
    CompletableFuture<okhttp3.Response> late = new CompletableFuture<>();
    Interceptor impatient =
        chain -> {
          start(late, () -> chain.proceed(chain.request()));
          lookUp.awaitQuestion();
          throw new IOException("the interceptor has given up");
        };
    OkHttpClient http = new OkHttpClient.Builder().dns(lookUp).addInterceptor(impatient).build();
    try (CannedServer server = CannedServer.answering(201, Responses.recorded());
        KeysendClient client = client(server, http)) {
      assertThatThrownBy(() -> client.send(PAYMENT))
          .isInstanceOf(PaymentRejectedException.class)
          .hasMessageContaining("the interceptor has given up");
      lookUp.release();

      assertThat(catchThrowable(late::join)).isNotNull();
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void secondExecutionOfACallReportsNoOutcome() throws IOException {
    try (CannedServer server = CannedServer.waiting(Responses.recorded());
        KeysendClient client = server.client().build()) {
      Call<Transaction> call = client.newCall(PAYMENT, PaymentOptions.DEFAULT);
      CompletableFuture<Transaction> first = new CompletableFuture<>();
      start(first, () -> call.execute().body());
      server.awaitArrival();

      assertThatThrownBy(call::execute)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("executed once");
      server.release();
      assertThat(first.join().getNumSatoshis()).isEqualTo(-2);
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void timeoutDuringTheLookUpPreventsSending() throws IOException {
    PaymentOptions hasty = PaymentOptions.builder().timeout(Duration.ofMillis(300)).build();

    // The look-up is still held when this ends, so the time-out covers the look-up too.
    assertNeverSent(
        (client, lookUp) -> {
          assertRejected(
              catchThrowable(() -> client.send(PAYMENT, hasty)), "the timeout of 300 ms");
          assertRejected(
              catchThrowable(() -> client.sendAsync(PAYMENT, hasty).get()),
              "the timeout of 300 ms");
        });
  }

  @Test
  void cancellingThePaymentDuringTheLookUpPreventsSending() throws IOException {
    assertNeverSent(
        (client, lookUp) -> {
          PaymentFuture future = client.sendAsync(PAYMENT);
          lookUp.awaitQuestion();

          assertThat(future.cancel(false)).isTrue();

          assertThat(future).isDone();
          assertThat(future.isCancelled()).isFalse();
          assertRejected(catchThrowable(future::get), "Canceled");
          assertRejected(catchThrowable(future.settlement()::get), "Canceled");
        });
  }

  @Test
  void cancellingTheCallDuringTheLookUpPreventsSending() throws IOException {
    assertNeverSent(
        (client, lookUp) -> {
          Call<Transaction> call = client.newCall(PAYMENT, PaymentOptions.DEFAULT);
          CompletableFuture<Transaction> end = new CompletableFuture<>();
          start(end, () -> call.execute().body());
          lookUp.awaitQuestion();

          call.cancel();

          assertThat(call.isCanceled()).isTrue();
          assertRejected(catchThrowable(end::get), "Canceled");
        });
  }

  @Test
  void interruptDuringTheLookUpPreventsSending() throws IOException {
    assertNeverSent(
        (client, lookUp) -> {
          CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
          CompletableFuture<Transaction> end = new CompletableFuture<>();
          Thread payer =
              start(
                  end,
                  () -> {
                    try {
                      return client.send(PAYMENT);
                    } finally {
                      interrupted.complete(Thread.currentThread().isInterrupted());
                    }
                  });
          lookUp.awaitQuestion();

          payer.interrupt();

          assertRejected(catchThrowable(end::get), "the thread was interrupted");
          assertThat(interrupted.join()).isTrue();
        });
  }

  @Test
  void closingTheClientDuringTheLookUpPreventsSending() throws IOException {
    assertNeverSent(
        (client, lookUp) -> {
          Call<Transaction> before = client.newCall(PAYMENT, PaymentOptions.DEFAULT);
          Call<Transaction> enqueued = client.newCall(PAYMENT, PaymentOptions.DEFAULT);
          PaymentFuture underWay = client.sendAsync(PAYMENT);
          lookUp.awaitQuestion();

          client.close();

          assertRejected(catchThrowable(underWay::get), "the client was closed");
          assertRejected(catchThrowable(before::execute), "the client is closed");
          CompletableFuture<Transaction> end = new CompletableFuture<>();
          enqueued.enqueue(
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
          assertRejected(catchThrowable(end::get), "the client is closed");
        });
  }

  /** Makes payments while the look-up is held, releases it, and checks that nothing arrived. */
  private static void assertNeverSent(BiConsumer<KeysendClient, HeldLookUp> payments)
      throws IOException {
    HeldLookUp lookUp = new HeldLookUp();
    CountDownLatch over = new CountDownLatch(1);
    OkHttpClient http =
        new OkHttpClient.Builder()
            .dns(lookUp)
            .addInterceptor(
                chain -> {
                  try {
                    return chain.proceed(chain.request());
                  } finally {
                    over.countDown();
                  }
                })
            .build();
    try (CannedServer server = CannedServer.answering(201, Responses.recorded());
        KeysendClient client = client(server, http)) {
      payments.accept(client, lookUp);
      lookUp.release();
      over.await();

      assertThat(server.asked()).isEmpty();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertRejected(Throwable end, String why) {
    Throwable own = end instanceof ExecutionException ? end.getCause() : end;
    assertThat(own).isInstanceOf(PaymentRejectedException.class).hasMessageContaining(why);
  }

  private static KeysendClient client(CannedServer server, OkHttpClient http) {
    return server
        .client()
        .httpClient(http)
        .baseUrl(server.baseUrl().replace("127.0.0.1", "localhost"))
        .build();
  }

  private static <T> Thread start(CompletableFuture<T> end, Work<T> work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                end.complete(work.run());
              } catch (Throwable e) {
                end.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private interface Work<T> {
    T run() throws IOException;
  }
}
