package dev.keysend.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The programs that contain their own Java, unpacked from their archives, as users have them. */
public final class Programs {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private static final Map<String, String> MODULES =
      Map.of(
          "keysend-mock-server", "mock-server",
          "keysend-conformance", "conformance-tests");

  private Programs() {}

  /** The command that starts a program; {@code benchmarks} is the folder of the module. */
  public static Path command(Path benchmarks, String name) {
    return folder(benchmarks).resolve(Path.of(name, "bin", name)).toAbsolutePath();
  }

  /** Unpacks both programs, which the build has made. */
  static void unpack(Path root) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(folder(root.resolve("benchmarks")));
    for (Map.Entry<String, String> each : MODULES.entrySet()) {
      Path archive =
          root.resolve(
              Path.of(each.getValue(), "target", "distribution", each.getKey() + ".tar.gz"));
      new Command(folder, "tar", "-xf", archive.toAbsolutePath().toString())
          .secondsToSuccess(LIMIT);
    }
  }

  private static Path folder(Path benchmarks) {
    return benchmarks.resolve(Path.of("target", "programs"));
  }
}
