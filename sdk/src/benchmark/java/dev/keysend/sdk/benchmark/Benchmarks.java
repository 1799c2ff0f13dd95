package dev.keysend.sdk.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks whose names match the first argument; the second is the result's file. */
public final class Benchmarks {
  private Benchmarks() {}

  public static void main(String[] args) throws Exception {
    Path result = Path.of(args[1]);
    Files.createDirectories(result.getParent());
    new Runner(
            new OptionsBuilder()
                .include(args[0])
                .addProfiler("gc")
                .resultFormat(ResultFormatType.JSON)
                .result(result.toString())
                .build())
        .run();
  }
}
