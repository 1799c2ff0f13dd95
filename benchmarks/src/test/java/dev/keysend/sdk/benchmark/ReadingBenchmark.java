package dev.keysend.sdk.benchmark;

import com.google.gson.Gson;
import dev.keysend.sdk.internal.json.AnswerJson;
import dev.keysend.sdk.model.Transaction;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Reads the body of a 201: with the checks of the SDK, and without checks as gson binds it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 1)
public class ReadingBenchmark {
  private final Gson gson = new Gson();

  @Benchmark
  public void reading(Comparison turns, Blackhole sink) throws Exception {
    turns.take(
        () -> AnswerJson.transaction(Bodies.ANSWER),
        () -> gson.fromJson(Bodies.ANSWER, Transaction.class),
        sink);
  }
}
