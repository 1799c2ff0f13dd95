package dev.keysend.sdk.benchmark;

import dev.keysend.sdk.KeysendClient;
import dev.keysend.sdk.model.Transaction;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A thousand simultaneous payments with one client, until the last has settled. The server responds
 * only after all requests have arrived.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public class ManyPaymentsBenchmark {
  static final int MANY = 1000;

  private Server server;
  private KeysendClient sdk;
  private OkHttpClient peer;

  @Setup
  public void start() throws IOException {
    server = new Server(MANY);
    sdk = server.client();
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(MANY);
    dispatcher.setMaxRequestsPerHost(MANY);
    peer = Peer.freshConnections().newBuilder().dispatcher(dispatcher).build();
  }

  @TearDown
  public void stop() throws IOException {
    sdk.close();
    peer.dispatcher().executorService().shutdown();
    server.close();
  }

  @Benchmark
  public void thousandPayments(Comparison turns, Blackhole sink) throws Exception {
    turns.take(
        () -> all(() -> sdk.sendAsync(Bodies.DESTINATION, 2)), () -> all(this::byHand), sink);
  }

  private static long all(Supplier<CompletableFuture<Transaction>> payment) {
    return Stream.generate(payment).limit(MANY).toList().stream()
        .map(CompletableFuture::join)
        .mapToLong(Transaction::getNumSatoshis)
        .sum();
  }

  private CompletableFuture<Transaction> byHand() {
    CompletableFuture<Transaction> future = new CompletableFuture<>();
    peer.newCall(Peer.request(server.baseUrl(), "close"))
        .enqueue(
            new Callback() {
              @Override
              public void onResponse(Call call, Response response) throws IOException {
                try (response) {
                  future.complete(Peer.read(response));
                }
              }

              @Override
              public void onFailure(Call call, IOException e) {
                future.completeExceptionally(e);
              }
            });
    return future;
  }
}
