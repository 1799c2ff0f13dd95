package dev.keysend.sdk.benchmark;

import com.google.gson.internal.GsonBuildConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
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
  private static final double WITHIN_FIVE_PERCENT = 1.05;

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
    Rows rows = new Rows("SDK: payments");
    rows.version("okhttp", OkHttp.VERSION);
    rows.version("gson", GsonBuildConfig.VERSION);
    for (RunResult run : run(PaymentBenchmark.class, target)) {
      Peer peer = Peer.valueOf(run.getParams().getParam("peer"));
      double limit = peer == Peer.OKHTTP ? WITHIN_FIVE_PERCENT : Double.POSITIVE_INFINITY;
      String note = peer.isPooled() ? POOLED : FRESH;
      rows.add(
          "time per payment",
          "µs",
          perTurn(run, "subjectNanos", 1e3),
          peer.words(),
          perTurn(run, "peerNanos", 1e3),
          limit,
          note);
      rows.add(
          "processor time per payment",
          "µs",
          perTurn(run, "subjectProcessorNanos", 1e3),
          peer.words(),
          perTurn(run, "peerProcessorNanos", 1e3),
          limit,
          peer.isPooled() ? POOLED : FRESH + "; of the threads that pay");
      rows.add(
          "allocation per payment",
          "kB",
          perTurn(run, "subjectBytes", 1e3),
          peer.words(),
          perTurn(run, "peerBytes", 1e3),
          limit,
          peer.isPooled() ? POOLED : FRESH + "; on the threads that pay");
    }
    for (RunResult run : run(ManyPaymentsBenchmark.class, target)) {
      rows.add(
          ManyPaymentsBenchmark.MANY + " payments in flight on one client, time for all",
          "ms",
          perTurn(run, "subjectNanos", 1e6),
          "hand-written OkHttp and gson",
          perTurn(run, "peerNanos", 1e6),
          Double.POSITIVE_INFINITY,
          "the server responds only when all have arrived");
    }
    for (RunResult run : run(ReadingBenchmark.class, target)) {
      String peer = "gson's own binding, which checks nothing";
      rows.add(
          "reading a 201",
          "µs",
          perTurn(run, "subjectNanos", 1e3),
          peer,
          perTurn(run, "peerNanos", 1e3),
          Double.POSITIVE_INFINITY,
          "the SDK refuses missing, duplicate, null and wrongly typed fields");
      rows.add(
          "allocation of reading a 201",
          "kB",
          perTurn(run, "subjectBytes", 1e3),
          peer,
          perTurn(run, "peerBytes", 1e3),
          Double.POSITIVE_INFINITY,
          "");
    }
    rows.write(Path.of(args[1], "sdk.json"));
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
  private static List<Double> perTurn(RunResult run, String counter, double unit) {
    return run.getBenchmarkResults().stream()
        .map(BenchmarkResult::getIterationResults)
        .flatMap(Collection::stream)
        .map(iteration -> count(iteration, counter) / count(iteration, "turns") / unit)
        .toList();
  }

  private static double count(IterationResult iteration, String counter) {
    return iteration.getSecondaryResults().get(counter).getScore();
  }
}
