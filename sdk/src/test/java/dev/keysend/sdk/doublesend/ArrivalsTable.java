package dev.keysend.sdk.doublesend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table in the build's results: how often one payment arrived, by fault and client. */
final class ArrivalsTable {
  /** How often to make each payment; {@code -Dkeysend.arrivals=100} for figures to publish. */
  static final int TIMES = Integer.getInteger("keysend.arrivals", 10);

  /** The same over TLS: fewer, because handshakes are slow, but enough to detect a mistake. */
  static final int TIMES_OVER_TLS = Integer.getInteger("keysend.arrivals", 3);

  private final Map<String, String> rows = new TreeMap<>();

  /** Formats how often each number of arrivals was seen. */
  static Map<Integer, Long> count(int times, IntUnaryOperator payment) {
    return IntStream.range(0, times)
        .map(payment)
        .boxed()
        .collect(Collectors.groupingBy(n -> n, TreeMap::new, Collectors.counting()));
  }

  void add(String fault, Map<Integer, Long> plain, Map<Integer, Long> ours) {
    rows.put(fault, "| " + fault + " | " + words(plain) + " | " + words(ours) + " |");
  }

  void write(String okhttp) throws IOException {
    Path file = Path.of("target", "arrivals-okhttp-" + okhttp + ".md");
    String head =
        "Arrivals of one payment, made "
            + TIMES
            + " times each ("
            + TIMES_OVER_TLS
            + " over TLS), with OkHttp "
            + okhttp
            + "\n\n| fault | plain client | ours |\n| --- | --- | --- |\n";
    Files.createDirectories(file.getParent());
    Files.writeString(file, head + String.join("\n", rows.values()) + "\n");
  }

  private static String words(Map<Integer, Long> counts) {
    return counts.size() == 1
        ? counts.keySet().iterator().next().toString()
        : counts.entrySet().stream()
            .map(e -> e.getKey() + " (" + e.getValue() + " x)")
            .collect(Collectors.joining(", "));
  }
}
