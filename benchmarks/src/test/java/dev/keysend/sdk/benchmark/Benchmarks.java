package dev.keysend.sdk.benchmark;

import com.google.gson.internal.GsonBuildConfig;
import dev.keysend.benchmark.Results;
import dev.keysend.benchmark.Results.Aim;
import dev.keysend.benchmark.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import okhttp3.OkHttp;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs all JMH benchmarks and writes their results. */
public final class Benchmarks {
  /** The aim for time and bytes, compared with hand-written OkHttp. */
  private static final Aim WITHIN_FIVE_PERCENT = Aim.atMost(1.05);

  private static final String FRESH = "both open a connection for each payment";
  private static final String POOLED =
      "the peer keeps its connection, and over a kept one OkHttp may send a request twice";

  private Benchmarks() {}

  /**
   * Runs the benchmarks.
   *
   * @param args the module's target folder, and the folder for the results
   */
  public static void main(String... args) throws IOException, RunnerException {
    Path target = Path.of(args[0]);
    Results results = new Results("SDK: payments");
    results.version("okhttp", OkHttp.VERSION);
    results.version("gson", GsonBuildConfig.VERSION);
    for (RunResult run : run(PaymentBenchmark.class, target)) {
      Peer peer = Peer.valueOf(run.getParams().getParam("peer"));
      Aim aim = peer == Peer.OKHTTP ? WITHIN_FIVE_PERCENT : Aim.NONE;
      String note = peer.isPooled() ? POOLED : FRESH;
      results.compare(
          "time per payment",
          "µs",
          "keysend-sdk",
          perTurn(run, "subjectNanos", 1e3),
          peer.words(),
          perTurn(run, "peerNanos", 1e3),
          aim,
          note);
      results.compare(
          "processor time per payment",
          "µs",
          "keysend-sdk",
          perTurn(run, "subjectProcessorNanos", 1e3),
          peer.words(),
          perTurn(run, "peerProcessorNanos", 1e3),
          aim,
          peer.isPooled() ? POOLED : FRESH + "; of the threads that pay");
      results.compare(
          "allocation per payment",
          "kB",
          "keysend-sdk",
          perTurn(run, "subjectBytes", 1e3),
          peer.words(),
          perTurn(run, "peerBytes", 1e3),
          aim,
          peer.isPooled() ? POOLED : FRESH + "; on the threads that pay");
    }
    for (RunResult run : run(ManyPaymentsBenchmark.class, target)) {
      results.compare(
          ManyPaymentsBenchmark.MANY + " payments in flight on one client, time for all",
          "ms",
          "keysend-sdk",
          perTurn(run, "subjectNanos", 1e6),
          "hand-written OkHttp and gson",
          perTurn(run, "peerNanos", 1e6),
          Aim.NONE,
          "the server responds only when all have arrived");
    }
    for (RunResult run : run(ReadingBenchmark.class, target)) {
      String peer = "gson's own binding, which checks nothing";
      results.compare(
          "reading a 201",
          "µs",
          "keysend-sdk",
          perTurn(run, "subjectNanos", 1e3),
          peer,
          perTurn(run, "peerNanos", 1e3),
          Aim.NONE,
          "the SDK refuses missing, duplicate, null and wrongly typed fields");
      results.compare(
          "allocation of reading a 201",
          "kB",
          "keysend-sdk",
          perTurn(run, "subjectBytes", 1e3),
          peer,
          perTurn(run, "peerBytes", 1e3),
          Aim.NONE,
          "");
    }
    results.write(Path.of(args[1], "sdk.json"));
  }

  private static Collection<RunResult> run(Class<?> benchmark, Path target) throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(benchmark.getName() + "\\.")
                .resultFormat(ResultFormatType.JSON)
                .result(target.resolve("jmh-" + benchmark.getSimpleName() + ".json").toString())
                .build())
        .run();
  }

  /** The value of a counter per turn, for each iteration of each fork. */
  private static Series perTurn(RunResult run, String counter, double unit) {
    return Series.of(
        run.getBenchmarkResults().stream()
            .map(BenchmarkResult::getIterationResults)
            .flatMap(Collection::stream)
            .mapToDouble(iteration -> count(iteration, counter) / count(iteration, "turns") / unit)
            .toArray());
  }

  private static double count(IterationResult iteration, String counter) {
    return iteration.getSecondaryResults().get(counter).getScore();
  }
}
