package dev.keysend.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.keysend.sdk.model.KeysendRequest;
import dev.keysend.sdk.model.Transaction;
import dev.keysend.sdk.server.CannedServer;
import dev.keysend.sdk.server.Destinations;
import dev.keysend.sdk.server.RawServer;
import dev.keysend.sdk.server.Responses;
import dev.keysend.sdk.server.SlowlyClosingSockets;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** Cancelled, slow and parallel payments. */
@Timeout(60)
@Isolated("counts what OkHttp logs")
final class FuturesAndTimeTest {
  private static final KeysendRequest PAYMENT =
      new KeysendRequest().destPubkey(Destinations.payable()).numSatoshis(2L);

  @Test
  void paymentCancelledAfterSendingIsUnknownAndItsSettlementStaysAvailable() throws IOException {
    try (CannedServer server = CannedServer.waiting(Responses.recorded());
        KeysendClient client = server.client().build()) {
      PaymentFuture future = client.sendAsync(PAYMENT);
      server.awaitArrival();

      assertThat(future.cancel(true)).isTrue();

      assertThat(future).isDone();
      assertThat(catchThrowable(future::join))
          .hasCauseInstanceOf(PaymentUnknownException.class)
          .hasMessageContaining("settlement()");
      assertThat(future.isCancelled()).isFalse();
      assertThat(future.cancel(true)).isFalse();
      server.release();
      assertThat(future.settlement().join().getNumSatoshis()).isEqualTo(-2);
    }
  }

  @Test
  void futureCompletedByTheCallerKeepsItsSettlementAvailable() throws IOException {
    try (CannedServer server = CannedServer.waiting(Responses.recorded());
        KeysendClient client = server.client().build()) {
      PaymentFuture future = client.sendAsync(PAYMENT);
      server.awaitArrival();

      assertThat(catchThrowable(future.orTimeout(1, TimeUnit.MILLISECONDS)::join))
          .hasCauseInstanceOf(TimeoutException.class);
      future.settlement().complete(new Transaction());
      assertThat(future.attempt().satoshis()).isEqualTo(2);

      server.release();
      assertThat(future.settlement().join().getNumSatoshis()).isEqualTo(-2);
    }
  }

  @Test
  void invalidRequestIsRejectedAtOnce() throws IOException {
    try (CannedServer server = CannedServer.answering(201, Responses.recorded());
        KeysendClient client = server.client().build()) {
      PaymentFuture future = client.sendAsync("nobody", 2);

      assertThat(catchThrowable(future.settlement()::join))
          .hasCauseInstanceOf(PaymentRejectedException.class);
      assertThat(future.cancel(true)).isFalse();
      assertThat(future.attempt().destPubkey()).isEqualTo("nobody");
    }
  }

  @Test
  void paymentThatTakesTooLongIsUnknown() throws IOException {
    try (CannedServer server = CannedServer.waiting(Responses.recorded());
        KeysendClient client = server.client().build()) {
      PaymentOptions hasty = PaymentOptions.builder().timeout(Duration.ofMillis(300)).build();

      assertThatThrownBy(() -> client.send(PAYMENT, hasty))
          .isInstanceOf(PaymentUnknownException.class)
          .hasMessageContaining("timeout");
    }
  }

  /** Closing can take minutes, such as during a TLS handshake with a server that keeps sending. */
  @Test
  void socketThatDoesNotCloseDelaysNoPayment() throws IOException {
    CountDownLatch mayClose = new CountDownLatch(1);
    OkHttpClient given =
        new OkHttpClient.Builder().socketFactory(new SlowlyClosingSockets(mayClose)).build();
    try (CannedServer server = CannedServer.waiting(Responses.recorded());
        KeysendClient client =
            server.client().httpClient(given).timeout(Duration.ofMillis(300)).build()) {
      PaymentFuture first = client.sendAsync(PAYMENT);
      assertThat(catchThrowable(first::join))
          .hasCauseInstanceOf(PaymentUnknownException.class)
          .hasMessageContaining("timeout");
      assertThatThrownBy(() -> client.send(PAYMENT))
          .isInstanceOf(PaymentUnknownException.class)
          .hasMessageContaining("timeout");
      PaymentFuture second = client.sendAsync(PAYMENT);
      assertThat(catchThrowable(second::join))
          .hasCauseInstanceOf(PaymentUnknownException.class)
          .hasMessageContaining("timeout");
    } finally {
      mayClose.countDown();
    }
  }

  @Test
  void interruptedThreadSendsNoPayment() throws IOException {
    try (CannedServer server = CannedServer.answering(201, Responses.recorded());
        KeysendClient client = server.client().build()) {
      Thread.currentThread().interrupt();
      Throwable end = catchThrowable(() -> client.send(PAYMENT));

      assertThat(Thread.interrupted()).isTrue();
      assertThat(end)
          .isInstanceOf(PaymentRejectedException.class)
          .hasMessageContaining("never sent")
          .hasMessageContaining("the thread was interrupted");
      assertThat(server.asked()).isEmpty();
    }
  }

  /** The response comes in two parts; between them, the client could notice the interrupt. */
  @Test
  void interruptAfterSendingDoesNotChangeTheOutcome() throws Exception {
    String answer = RawServer.settled();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    try (RawServer server =
            RawServer.plain(
                out -> {
                  out.write(answer.substring(0, answer.length() / 2).getBytes(UTF_8));
                  out.flush();
                  begun.countDown();
                  interrupted.await();
                  out.write(answer.substring(answer.length() / 2).getBytes(UTF_8));
                });
        KeysendClient client = server.client().build()) {
      CompletableFuture<Transaction> end = new CompletableFuture<>();
      CompletableFuture<Boolean> flag = new CompletableFuture<>();
      Thread payer =
          new Thread(
              () -> {
                try {
                  end.complete(client.send(PAYMENT));
                } catch (RuntimeException e) {
                  end.completeExceptionally(e);
                }
                flag.complete(Thread.currentThread().isInterrupted());
              });
      payer.start();
      begun.await();
      payer.interrupt();
      interrupted.countDown();

      assertThat(end.join().getNumSatoshis()).isEqualTo(-2);
      assertThat(flag.join()).isTrue();
    }
  }

  @Test
  void callbackThatThrowsDoesNotChangeTheOutcome() throws IOException {
    try (CannedServer server = CannedServer.answering(201, Responses.recorded());
        KeysendClient client = server.client().build()) {
      CompletableFuture<Throwable> reported = new CompletableFuture<>();
      Call<Transaction> call = client.newCall(PAYMENT, PaymentOptions.DEFAULT);
      call.enqueue(
          new Callback<>() {
            @Override
            public void onResponse(Call<Transaction> same, Response<Transaction> answer) {
              Thread.currentThread().setUncaughtExceptionHandler((t, e) -> reported.complete(e));
              throw new IllegalStateException("the callback's own");
            }

            @Override
            public void onFailure(Call<Transaction> same, Throwable failure) {
              reported.complete(failure);
            }
          });

      assertThat(reported.join()).hasMessage("the callback's own");
    }
  }

  @Test
  void waitingPaymentKeepsNoThreadBusy() throws IOException {
    AtomicInteger tasks = new AtomicInteger();
    Logger logger = Logger.getLogger("okhttp3.internal.concurrent.TaskRunner");
    logger.setFilter(
        event -> {
          tasks.incrementAndGet();
          return false;
        });
    logger.setLevel(Level.FINE);
    try (CannedServer server = CannedServer.waiting(Responses.recorded());
        KeysendClient client = server.client().build()) {
      CompletableFuture<Transaction> future = client.sendAsync(PAYMENT);
      server.awaitArrival();
      server.release();
      future.join();

      // A connection pool that polls for idle connections runs thousands of tasks in that time.
      assertThat(tasks.get()).isBetween(1, 20);
    } finally {
      logger.setFilter(null);
      logger.setLevel(null);
    }
  }

  @Test
  void laterChangesToTheRequestDoNotChangeThePayment() throws IOException {
    try (CannedServer server = CannedServer.answering(201, Responses.recorded());
        KeysendClient client = server.client().build()) {
      KeysendRequest request =
          new KeysendRequest().destPubkey(Destinations.payable()).numSatoshis(2L);
      var call = client.newCall(request, PaymentOptions.DEFAULT);
      request.setNumSatoshis(2_000_000L);
      call.execute();

      assertThat(server.only().body()).contains("\"num_satoshis\":2}");
    }
  }

  @Test
  void makesManyPaymentsAtOnce() throws IOException {
    int many = 200;
    try (CannedServer server = CannedServer.waiting(Responses.recorded());
        KeysendClient client = server.client().build()) {
      List<CompletableFuture<Transaction>> futures = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        futures.add(client.sendAsync(PAYMENT));
      }
      server.awaitArrivals(many);
      server.release();

      assertThat(futures).allSatisfy(f -> assertThat(f.join().getNumSatoshis()).isEqualTo(-2));
    }
  }

  @Test
  void closedClientAcceptsNoPaymentsAndFreesItsThreads() throws Exception {
    try (CannedServer server = CannedServer.waiting(Responses.recorded())) {
      KeysendClient client = server.client().build();
      CompletableFuture<Transaction> underWay = client.sendAsync(PAYMENT);
      server.awaitArrival();
      ExecutorService threads = client.threads();

      client.close();
      client.close();

      assertThatThrownBy(() -> client.send(PAYMENT)).isInstanceOf(IllegalStateException.class);
      server.release();
      assertThat(underWay.join().getNumSatoshis()).isEqualTo(-2);
      assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
  }
}
