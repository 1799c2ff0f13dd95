package dev.keysend.sdk.internal;

import com.google.gson.Gson;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.sdk.model.Transaction;
import java.io.IOException;
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

/** A 201 from text to model: checked as the SDK does it, and unchecked as the library binds it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class ReadingBenchmark {
  private final Gson gson = new Gson();
  private final String answer =
      Json.write(
          Contract.load()
              .operation()
              .responses()
              .get("201")
              .examples()
              .get("keysend-sent")
              .value());

  @Benchmark
  public Transaction sdkReader() throws IOException {
    return BodyConverters.transaction(answer);
  }

  @Benchmark
  public Transaction plainBinding() {
    return gson.fromJson(answer, Transaction.class);
  }
}
