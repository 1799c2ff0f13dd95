package dev.keysend.sdk.benchmark;

import dev.keysend.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The results of the benchmarks, in the form that the writer of {@code BENCHMARKS.md} reads. */
final class Rows {
  private final ObjectNode root = JsonNodeFactory.instance.objectNode();

  Rows(String title) {
    root.put("title", title);
    root.putObject("versions");
    root.putArray("rows");
  }

  void version(String name, String version) {
    ((ObjectNode) root.get("versions")).put(name, version);
  }

  /**
   * Adds a comparison of the SDK with a peer, measured turn by turn.
   *
   * @param limit the greatest ratio that meets the aim; infinite if there is no aim
   */
  void add(
      String what,
      String unit,
      List<Double> subject,
      String peer,
      List<Double> peers,
      double limit,
      String note) {
    List<Double> ratios =
        IntStream.range(0, subject.size()).mapToObj(i -> subject.get(i) / peers.get(i)).toList();
    boolean aimed = !Double.isInfinite(limit);
    ObjectNode row = root.withArray("rows").addObject();
    row.put("what", what).put("unit", unit).put("subject", "keysend-sdk").put("peer", peer);
    row.set("subjectValue", spread(subject));
    row.set("peerValue", spread(peers));
    row.set("ratio", spread(ratios));
    row.put("aim", aimed ? "at most " + limit : "none, for comparison");
    row.put("met", median(ratios) <= limit).put("note", note);
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, Json.pretty(root) + "\n");
  }

  private static ObjectNode spread(List<Double> values) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("min", values.stream().min(Double::compare).orElseThrow())
        .put("median", median(values))
        .put("max", values.stream().max(Double::compare).orElseThrow());
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
