package dev.keysend.sdk.benchmark;

import dev.keysend.sdk.KeysendClient;
import dev.keysend.sdk.model.Transaction;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** One payment at a time, with the SDK and with each peer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = Peer.ALLOW_CONNECTION)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 8, time = 1)
public class PaymentBenchmark {
  @Param public Peer peer;

  private Server server;
  private KeysendClient sdk;
  private Callable<Transaction> byPeer;

  @Setup
  public void start() throws IOException {
    server = new Server(1);
    sdk = server.client();
    byPeer = peer.to(server.baseUrl());
  }

  @TearDown
  public void stop() throws IOException {
    sdk.close();
    server.close();
  }

  @Benchmark
  public void payment(Comparison turns, Blackhole sink) throws Exception {
    turns.take(() -> sdk.send(Bodies.DESTINATION, 2), byPeer, sink);
  }
}
