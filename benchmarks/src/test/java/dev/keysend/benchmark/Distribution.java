package dev.keysend.benchmark;

import java.io.IOException;
import java.nio.file.Path;

/** Builds the programs that contain their own Java, because the benchmarks measure them too. */
final class Distribution {
  private final Path root;
  private final Path maven;

  Distribution(Path root, Path maven) {
    this.root = root;
    this.maven = maven;
  }

  void build() throws IOException, InterruptedException {
    int exitCode =
        new ProcessBuilder(
                maven.resolve("bin/mvn").toString(),
                "--batch-mode",
                "--quiet",
                "-Pdistribution",
                "-DskipTests",
                "package")
            .directory(root.toFile())
            .inheritIO()
            .start()
            .waitFor();
    if (exitCode != 0) {
      throw new IllegalStateException("The programs were not built: exit code " + exitCode);
    }
  }
}
