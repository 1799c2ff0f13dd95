package dev.keysend.conformance.report.file;

import dev.keysend.conformance.report.Coverage;
import dev.keysend.conformance.report.Evidence;
import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.PlannedRequest;
import dev.keysend.conformance.report.RuleResult;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.report.Spending;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.contract.Authority;
import dev.keysend.contract.Level;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Made-up reports. */
public final class Reports {
  /** Text that a hostile target may send wherever it can send text. */
  public static final String HOSTILE =
      "</script><script>document.title='owned'</script><img src=x"
          + " onerror=\"document.title='owned'\"> ]]> & <b>bold</b> **bold**"
          + " [link](javascript:alert(1)) |cell| ```\n"
          + "# heading\n"
          + "@everyone \u001b[31mred\u009b2J\u007f\u0007 \u0000 \u202ereversed \ud800 \uffff"
          + " https://evil.example/ '\"` {{target}}";

  /** The start time of every run. */
  public static final Instant STARTED_AT = Instant.parse("2026-11-24T18:19:20.123Z");

  private static final Coverage EXERCISED = new Coverage("/paths/~1v1/post/responses/201", true);
  private static final Coverage LEFT_OUT =
      new Coverage("/paths/~1v1/post/responses/default", false);

  private Reports() {}

  /** Every rule was exercised and passed. */
  public static RunReport conformant() {
    return report(false, false, Optional.empty(), passed("pay-is-taken", Group.VALID));
  }

  /** One of four rules was selected, exercised and passed. */
  static RunReport selected() {
    return report(false, false, Optional.empty(), 3, passed("pay-is-taken", Group.VALID));
  }

  /** One rule was exercised and passed. */
  public static RunReport kept(String rule) {
    return report(false, false, Optional.empty(), passed(rule, Group.ACCESS));
  }

  /** One rule was not exercised. */
  public static RunReport asFarAsExercised() {
    return report(
        false,
        false,
        Optional.empty(),
        passed("invalid-is-refused", Group.INVALID),
        notExercised("balance-falls", "would cost up to 2 sats, and the cap of 0 leaves less"));
  }

  /** One rule for each outcome except excused. */
  public static RunReport everyOutcome() {
    return report(
        false, false, Optional.empty(), everyResult("expected HTTP 201, but got HTTP 200"));
  }

  /** Every text that a target can influence is hostile. */
  public static RunReport hostile() {
    return report(false, false, Optional.of(HOSTILE), everyResult(HOSTILE));
  }

  /** A broken SHOULD in a strict run. */
  public static RunReport strict() {
    return report(
        true,
        false,
        Optional.empty(),
        result("error-shape", Group.ACCESS, Level.SHOULD, Outcome.FAILED, "no message"));
  }

  /** The target did not respond. */
  public static RunReport unreachable() {
    return report(
        false,
        false,
        Optional.of("connection refused"),
        notExercised("balance-falls", "the target does not respond: connection refused"));
  }

  /** The run was interrupted. */
  public static RunReport interrupted() {
    return report(
        false,
        true,
        Optional.empty(),
        passed("invalid-is-refused", Group.INVALID),
        notExercised("balance-falls", "the run was interrupted"));
  }

  /** Reports of different kinds, to try writers on. */
  public static List<RunReport> all() {
    return List.of(
        conformant(),
        asFarAsExercised(),
        everyOutcome(),
        hostile(),
        strict(),
        unreachable(),
        interrupted());
  }

  static String write(ReportWriter writer, RunReport report) {
    StringWriter out = new StringWriter();
    try {
      writer.write(report, out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString();
  }

  private static RuleResult[] everyResult(String reason) {
    return new RuleResult[] {
      passed("pay-is-taken", Group.VALID),
      notExercised("balance-falls", reason),
      result("error-shape", Group.ACCESS, Level.SHOULD, Outcome.WARNED, reason),
      result("success-schema", Group.SUCCESS, Level.MUST, Outcome.FAILED, reason),
      result("failure-schema", Group.FAILURE, Level.MUST, Outcome.ERROR, reason)
    };
  }

  private static RuleResult passed(String id, Group group) {
    return result(id, group, Level.MUST, Outcome.PASSED, "");
  }

  private static RuleResult notExercised(String id, String reason) {
    return result(id, Group.MONEY, Level.MUST, Outcome.NOT_EXERCISED, reason);
  }

  private static RuleResult result(
      String id, Group group, Level level, Outcome outcome, String reason) {
    boolean shown = outcome == Outcome.FAILED || outcome == Outcome.WARNED;
    return new RuleResult(
        new Rule(
            id, group, authority(level), "The " + id + " rule is kept.", "keysend documentation"),
        outcome,
        reason,
        BigInteger.TWO,
        shown
            ? List.of(
                new Evidence(
                    "pay-smallest",
                    reason,
                    () -> "POST /v1\n\n{}",
                    () -> "HTTP 201\n\n" + reason,
                    () -> "curl -i"))
            : List.of(),
        Duration.ofMillis(1234));
  }

  private static Authority authority(Level level) {
    return level == Level.MUST ? Authority.DOCUMENTATION_2020 : Authority.GOOD_PRACTICE;
  }

  private static RunReport report(
      boolean strict, boolean interrupted, Optional<String> unreachable, RuleResult... results) {
    return report(strict, interrupted, unreachable, 0, results);
  }

  private static RunReport report(
      boolean strict,
      boolean interrupted,
      Optional<String> unreachable,
      int notSelected,
      RuleResult... results) {
    return new RunReport(
        "1.2.3",
        "1.0.0",
        "0123456789abcdef".repeat(4),
        "https://example.org",
        Optional.of("A server"),
        Optional.of("4.5"),
        STARTED_AT,
        Duration.ofSeconds(5),
        strict,
        interrupted,
        unreachable,
        unreachable,
        List.of(results),
        notSelected,
        List.of(
            new PlannedRequest("pay-smallest", "The smallest payment", "1", true, Optional.of(201)),
            new PlannedRequest(
                "pay-more", "More than there is", "balance + 1", false, Optional.empty())),
        new Spending(
            Optional.of(BigInteger.TEN),
            BigInteger.TWO,
            BigInteger.ONE,
            BigInteger.ZERO,
            BigInteger.ZERO,
            BigInteger.TWO,
            false),
        List.of(EXERCISED, LEFT_OUT),
        List.of());
  }
}
