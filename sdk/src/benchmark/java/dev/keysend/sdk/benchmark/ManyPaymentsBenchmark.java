package dev.keysend.sdk.benchmark;

import dev.keysend.sdk.KeysendClient;
import dev.keysend.sdk.model.Transaction;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

/** A thousand payments under way at once, on one client, until the last has settled. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class ManyPaymentsBenchmark {
  private static final int MANY = 1000;

  private Server server;
  private KeysendClient sdk;

  @Setup
  public void start() throws IOException {
    server = new Server();
    sdk =
        KeysendClient.builder()
            .baseUrl(server.baseUrl())
            .apiKey("pak_1")
            .walletKey("waka_1")
            .build();
  }

  @TearDown
  public void stop() throws IOException {
    sdk.close();
    server.close();
  }

  @Benchmark
  public long thousandPayments() {
    return Stream.generate(() -> sdk.sendAsync(Bodies.DESTINATION, 2)).limit(MANY).toList().stream()
        .map(CompletableFuture::join)
        .mapToLong(Transaction::getNumSatoshis)
        .sum();
  }
}
