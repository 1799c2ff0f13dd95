package dev.keysend.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.keysend.sdk.model.KeysendRequest;
import dev.keysend.sdk.model.Transaction;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import retrofit2.Call;

/** Whoever is told that a payment was never sent can rely on it: it cannot leave any more. */
@Timeout(60)
final class NeverSentTest {
  private static final KeysendRequest PAYMENT =
      new KeysendRequest().destPubkey(Destinations.payable()).numSatoshis(2L);

  /** A name service that answers when it is told to. */
  private static final class HeldLookUp implements Dns {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);

    @Override
    public List<InetAddress> lookup(String host) {
      asked.countDown();
      awaitUninterruptibly(answered);
      return List.of(InetAddress.getLoopbackAddress());
    }
  }

  @Test
  void interceptorThatGivesUpDuringTheLookUpKeepsThePaymentFromLeaving() throws IOException {
    HeldLookUp lookUp = new HeldLookUp();
    CompletableFuture<Response> late = new CompletableFuture<>();
    Interceptor impatient =
        chain -> {
          start(late, () -> chain.proceed(chain.request()));
          awaitUninterruptibly(lookUp.asked);
          throw new IOException("the interceptor has given up");
        };
    try (CannedServer server = CannedServer.answering(201, Answers.recorded());
        KeysendClient client =
            server
                .client()
                .httpClient(
                    new OkHttpClient.Builder().dns(lookUp).addInterceptor(impatient).build())
                .baseUrl(server.baseUrl().replace("127.0.0.1", "localhost"))
                .build()) {
      assertThatThrownBy(() -> client.send(PAYMENT))
          .isInstanceOf(PaymentRejectedException.class)
          .hasMessageContaining("the interceptor has given up");
      lookUp.answered.countDown();

      assertThat(catchThrowable(late::join)).isNotNull();
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void secondThreadThatExecutesTheSameCallLearnsNothingAboutTheMoney() throws IOException {
    try (CannedServer server = CannedServer.waiting(Answers.recorded());
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

  private static <T> void start(CompletableFuture<T> end, Work<T> work) {
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
  }

  private interface Work<T> {
    T run() throws IOException;
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
