package dev.keysend.mock.benchmark;

import dev.keysend.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The rows of one result file. */
final class Rows {
  /** The aim for the ratio of the mock to its peer. */
  record Aim(String words, double limit, boolean atLeast) {
    static Aim atLeast(double limit) {
      return new Aim("at least " + text(limit) + " of the peer", limit, true);
    }

    static Aim atMost(double limit) {
      return new Aim("at most " + text(limit) + " of the peer", limit, false);
    }

    private static String text(double limit) {
      return limit == Math.rint(limit) ? Long.toString(Math.round(limit)) : Double.toString(limit);
    }

    boolean met(double ratio) {
      return atLeast ? ratio >= limit : ratio <= limit;
    }
  }

  private final ArrayNode rows = JsonNodeFactory.instance.arrayNode();
  private final String title;
  private final Map<String, String> versions;

  Rows(String title, Map<String, String> versions) {
    this.title = title;
    this.versions = versions;
  }

  /** Adds a row that compares the mock with a peer, measured pair by pair. */
  void add(
      String what,
      String unit,
      Subject subject,
      List<Double> values,
      Subject peer,
      List<Double> peerValues,
      Aim aim,
      String note) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      ratios.add(values.get(i) / peerValues.get(i));
    }
    ObjectNode row = row(what, unit, subject, values);
    row.put("peer", peer.name());
    row.set("peerValue", spread(peerValues));
    row.set("ratio", spread(ratios));
    end(row, aim.words(), aim.met(median(ratios)), note);
  }

  /** Adds a row without a peer. */
  void add(
      String what,
      String unit,
      Subject subject,
      List<Double> values,
      String aim,
      boolean met,
      String note) {
    end(row(what, unit, subject, values), aim, met, note);
  }

  private ObjectNode row(String what, String unit, Subject subject, List<Double> values) {
    ObjectNode row = rows.addObject();
    row.put("what", what).put("unit", unit).put("subject", subject.name());
    row.set("subjectValue", spread(values));
    return row;
  }

  private static void end(ObjectNode row, String aim, boolean met, String note) {
    row.put("aim", aim).put("met", met).put("note", note);
  }

  void write(Path file) throws IOException {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("title", title);
    ObjectNode shown = root.putObject("versions");
    versions.forEach(shown::put);
    root.set("rows", rows);
    Files.createDirectories(file.getParent());
    Files.writeString(file, Json.pretty(root) + "\n");
  }

  static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static ObjectNode spread(List<Double> values) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("min", values.stream().min(Double::compare).orElseThrow())
        .put("median", median(values))
        .put("max", values.stream().max(Double::compare).orElseThrow());
  }
}
