package dev.keysend.conformance.benchmark;

import dev.keysend.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The results of one benchmark, in the form that {@link BenchmarkDocument} reads. */
final class Results {
  private final ObjectNode root = JsonNodeFactory.instance.objectNode();

  Results(String title) {
    root.put("title", title);
    root.putObject("versions");
    root.putArray("rows");
  }

  void version(String name, String version) {
    ((ObjectNode) root.get("versions")).put(name, version);
  }

  /** Adds a comparison of a subject with a peer. */
  void compare(
      String what,
      String unit,
      String subject,
      Series values,
      String peer,
      Series peers,
      String aim,
      double limit) {
    Series ratio = values.over(peers);
    ObjectNode row = row(what, unit, subject, values, aim, ratio.median() <= limit);
    row.put("peer", peer);
    row.set("peerValue", peers.json());
    row.set("ratio", ratio.json());
  }

  /** Adds values of a subject without a peer. */
  void state(String what, String unit, String subject, Series values, String aim, boolean met) {
    row(what, unit, subject, values, aim, met);
  }

  private ObjectNode row(
      String what, String unit, String subject, Series values, String aim, boolean met) {
    ObjectNode row = root.withArray("rows").addObject();
    row.put("what", what).put("unit", unit).put("subject", subject).put("aim", aim).put("met", met);
    row.put("note", "");
    row.set("subjectValue", values.json());
    return row;
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, Json.pretty(root) + "\n");
  }
}
