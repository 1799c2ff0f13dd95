package dev.keysend.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.keysend.sdk.model.KeysendRequest;
import dev.keysend.sdk.model.Transaction;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Payments that are given up, take too long, or are many at once. */
@Timeout(60)
final class FuturesAndTimeTest {
  private static final KeysendRequest PAYMENT =
      new KeysendRequest().destPubkey(Destinations.payable()).numSatoshis(2L);

  @Test
  void paymentCancelledAfterItLeftIsUnknown() throws IOException {
    try (CannedServer server = CannedServer.waiting(Answers.recorded());
        KeysendClient client = server.client().build()) {
      CompletableFuture<Transaction> future = client.sendAsync(PAYMENT);
      server.awaitArrival();

      assertThat(future.cancel(true)).isTrue();

      assertThat(catchThrowable(future::join)).hasCauseInstanceOf(PaymentUnknownException.class);
      assertThat(future.isCancelled()).isFalse();
      assertThat(future.cancel(true)).isFalse();
    }
  }

  @Test
  void paymentCancelledBeforeItLeftIsRejected() throws IOException {
    OkHttpClient narrow = new OkHttpClient();
    narrow.dispatcher().setMaxRequests(1);
    try (CannedServer server = CannedServer.waiting(Answers.recorded());
        KeysendClient client = server.client().httpClient(narrow).build()) {
      CompletableFuture<Transaction> first = client.sendAsync(PAYMENT);
      server.awaitArrival();
      CompletableFuture<Transaction> second = client.sendAsync(PAYMENT);

      second.cancel(true);
      server.release();

      assertThat(catchThrowable(second::join)).hasCauseInstanceOf(PaymentRejectedException.class);
      assertThat(first.join().getNumSatoshis()).isEqualTo(-2);
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void paymentThatTakesTooLongIsUnknown() throws IOException {
    try (CannedServer server = CannedServer.waiting(Answers.recorded());
        KeysendClient client = server.client().build()) {
      PaymentOptions hasty = PaymentOptions.builder().timeout(Duration.ofMillis(300)).build();

      assertThatThrownBy(() -> client.send(PAYMENT, hasty))
          .isInstanceOf(PaymentUnknownException.class)
          .hasMessageContaining("timeout");
    }
  }

  @Test
  void paymentOfAThreadThatIsInterruptedAlreadyIsNotSent() throws IOException {
    try (CannedServer server = CannedServer.answering(201, Answers.recorded());
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

  @Test
  void interruptedPaymentComesToAnEndAndTheThreadStaysInterrupted() throws Exception {
    try (CannedServer server = CannedServer.waiting(Answers.recorded());
        KeysendClient client = server.client().build()) {
      CompletableFuture<Throwable> end = new CompletableFuture<>();
      Thread payer =
          new Thread(
              () -> {
                Throwable thrown = catchThrowable(() -> client.send(PAYMENT));
                end.complete(
                    Thread.currentThread().isInterrupted() ? thrown : new AssertionError("flag"));
              });
      payer.start();
      server.awaitArrival();
      payer.interrupt();

      server.release();
      payer.join();

      // A blocked read does not heed the interrupt; whether one comes after it is chance.
      assertThat(end.join())
          .satisfiesAnyOf(
              thrown -> assertThat(thrown).isNull(),
              thrown -> assertThat(thrown).isInstanceOf(PaymentUnknownException.class));
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
    try (CannedServer server = CannedServer.waiting(Answers.recorded());
        KeysendClient client = server.client().build()) {
      CompletableFuture<Transaction> future = client.sendAsync(PAYMENT);
      server.awaitArrival();
      server.release();
      future.join();

      // A pool that looks for idle connections without rest does thousands in that time.
      assertThat(tasks.get()).isBetween(1, 20);
    } finally {
      logger.setFilter(null);
      logger.setLevel(null);
    }
  }

  @Test
  void laterChangesOfTheRequestDoNotReachThePayment() throws IOException {
    try (CannedServer server = CannedServer.answering(201, Answers.recorded());
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
  void manyPaymentsAreUnderWayAtOnce() throws IOException {
    int many = 200;
    try (CannedServer server = CannedServer.waiting(Answers.recorded());
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
  void closedClientTakesNoPaymentsAndFreesItsThreads() throws Exception {
    try (CannedServer server = CannedServer.waiting(Answers.recorded())) {
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
