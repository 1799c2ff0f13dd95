package dev.keysend.conformance.report.file;

import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.Verdict;
import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The rules whose results differ between two runs, according to their {@code report.json}. A result
 * is worse if it comes later in {@link Outcome}; a rule that a run left out counts as not
 * exercised. A broken rule that is no longer exercised is neither worse nor better, because nothing
 * is known about it.
 *
 * @param before the verdict of the older run, for people
 * @param after the verdict of the newer run
 * @param changes the rules whose results differ, in the order of the newer report
 */
public record ReportDifference(String before, String after, List<Change> changes) {
  /** The largest reports have a few megabytes, so a report is read as a whole. */
  private static final long MAX_BYTES = 64L * 1024 * 1024;

  /** Makes defensive copies. */
  public ReportDifference {
    changes = List.copyOf(changes);
  }

  /**
   * One rule whose result differs.
   *
   * @param rule the rule's id
   * @param level its level, {@code MUST} or {@code SHOULD}
   * @param before the older result; empty if the older run left the rule out
   * @param after the newer result; empty if the newer run left the rule out
   */
  public record Change(
      String rule, String level, Optional<Outcome> before, Optional<Outcome> after) {
    /** Whether the result is worse than before. */
    public boolean isWorse() {
      return known(after).compareTo(known(before)) > 0;
    }

    /** Whether the rule was broken before, and the result is better now. */
    public boolean isBetter() {
      return known(after).compareTo(known(before)) < 0 && known(after) != Outcome.NOT_EXERCISED;
    }

    private static Outcome known(Optional<Outcome> outcome) {
      return outcome.orElse(Outcome.NOT_EXERCISED);
    }
  }

  private record Result(String level, Outcome outcome) {}

  private record Read(String verdict, Map<String, Result> results) {}

  /**
   * Compares two runs.
   *
   * @param older the {@code report.json} of one run
   * @param newer the {@code report.json} of another one
   * @throws IOException if a file cannot be read, or is no report; the message names it
   */
  public static ReportDifference of(Path older, Path newer) throws IOException {
    Read before = read(older);
    Read after = read(newer);
    Set<String> rules = new LinkedHashSet<>(after.results().keySet());
    rules.addAll(before.results().keySet());
    List<Change> changes = new ArrayList<>();
    for (String rule : rules) {
      Optional<Result> then = Optional.ofNullable(before.results().get(rule));
      Optional<Result> now = Optional.ofNullable(after.results().get(rule));
      if (!then.map(Result::outcome).equals(now.map(Result::outcome))) {
        changes.add(
            new Change(
                rule,
                now.or(() -> then).map(Result::level).orElseThrow(),
                then.map(Result::outcome),
                now.map(Result::outcome)));
      }
    }
    return new ReportDifference(before.verdict(), after.verdict(), changes);
  }

  /** Whether any rule ended worse. */
  public boolean isWorse() {
    return changes.stream().anyMatch(Change::isWorse);
  }

  private static Read read(Path file) throws IOException {
    JsonNode report;
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IOException(file + " is too long to be a report");
      }
      report = Json.read(Files.readAllBytes(file));
    } catch (MalformedJsonException e) {
      throw noReport(file);
    }
    if (!report.path("$schema").asString("").equals(JsonReportWriter.SCHEMA_ID)
        || !report.path("rules").isArray()) {
      throw noReport(file);
    }
    Verdict verdict = constant(Verdict.values(), report.path("verdict"), file);
    Map<String, Result> results = new LinkedHashMap<>();
    for (JsonNode rule : report.path("rules").values()) {
      Outcome outcome = constant(Outcome.values(), rule.path("outcome"), file);
      String id = rule.path("id").asString("");
      results.put(id, new Result(rule.path("level").asString(""), outcome));
    }
    return new Read(verdict.text(), results);
  }

  private static <T extends Enum<T>> T constant(T[] constants, JsonNode name, Path file)
      throws IOException {
    return Arrays.stream(constants)
        .filter(each -> JsonReportWriter.camelCase(each).equals(name.asString("")))
        .findFirst()
        .orElseThrow(() -> noReport(file));
  }

  private static IOException noReport(Path file) {
    return new IOException(file + " is not a report.json of this kit");
  }
}
