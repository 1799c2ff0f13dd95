package dev.keysend.benchmark;

import dev.keysend.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The results of one benchmark, in the form that the writer of {@code BENCHMARKS.md} reads. */
public final class Results {
  /** The aim for the ratio of a subject to its peer. */
  public record Aim(String words, double limit, boolean isLeast) {
    /** For a comparison without an aim. */
    public static final Aim NONE = atMost("none, for comparison", Double.POSITIVE_INFINITY);

    public static Aim atLeast(double limit) {
      return new Aim("at least " + text(limit) + " of the peer", limit, true);
    }

    public static Aim atMost(double limit) {
      return atMost("at most " + text(limit) + " of the peer", limit);
    }

    private static Aim atMost(String words, double limit) {
      return new Aim(words, limit, false);
    }

    private static String text(double limit) {
      return limit == Math.rint(limit) ? Long.toString(Math.round(limit)) : Double.toString(limit);
    }

    boolean met(double ratio) {
      return isLeast ? ratio >= limit : ratio <= limit;
    }
  }

  private final ObjectNode root = JsonNodeFactory.instance.objectNode();

  public Results(String title) {
    root.put("title", title);
    root.putObject("versions");
    root.putArray("rows");
  }

  public void version(String name, String version) {
    ((ObjectNode) root.get("versions")).put(name, version);
  }

  /** Adds a comparison of a subject with a peer, measured in turn. */
  public void compare(
      String what,
      String unit,
      String subject,
      Series values,
      String peer,
      Series peerValues,
      Aim aim,
      String note) {
    Series ratio = values.over(peerValues);
    ObjectNode row = row(what, unit, subject, values, aim.words(), aim.met(ratio.median()), note);
    row.put("peer", peer);
    row.set("peerValue", peerValues.json());
    row.set("ratio", ratio.json());
  }

  /** Adds values of a subject without a peer. */
  public void state(
      String what,
      String unit,
      String subject,
      Series values,
      String aim,
      boolean met,
      String note) {
    row(what, unit, subject, values, aim, met, note);
  }

  private ObjectNode row(
      String what,
      String unit,
      String subject,
      Series values,
      String aim,
      boolean met,
      String note) {
    ObjectNode row = root.withArray("rows").addObject();
    row.put("what", what).put("unit", unit).put("subject", subject);
    row.put("aim", aim).put("met", met).put("note", note);
    row.set("subjectValue", values.json());
    return row;
  }

  public void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, Json.pretty(root) + "\n");
  }
}
