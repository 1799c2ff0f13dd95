package dev.keysend.conformance.cli;

import dev.keysend.conformance.cli.Terminal.Colour;
import dev.keysend.conformance.report.Conclusion;
import dev.keysend.conformance.report.Evidence;
import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.PlannedRequest;
import dev.keysend.conformance.report.PrintableText;
import dev.keysend.conformance.report.RuleResult;
import dev.keysend.conformance.report.RunListener;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.report.Spending;
import dev.keysend.conformance.report.Verdict;
import dev.keysend.conformance.report.Words;
import dev.keysend.conformance.report.file.JsonReportWriter;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.setting.Setting;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The command's output. */
final class Console implements RunListener {
  private static final String INDENT = "              ";
  private static final int PROGRESS_CHARACTERS = 72;
  private static final int TENTHS = 10;

  private final PrintWriter out;
  private final PrintWriter err;
  private final Terminal terminal;
  private final boolean quiet;
  private int planned;
  private int ended;
  private int explored;
  private @Nullable RunReport report;

  Console(PrintWriter out, PrintWriter err, Terminal terminal, boolean quiet) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
    this.quiet = quiet;
  }

  /** The report of the run, if there is one yet. */
  Optional<RunReport> report() {
    return Optional.ofNullable(report);
  }

  void print(List<Rule> rules) {
    for (Rule rule : rules) {
      out.printf(
          "%-40s %-9s %-6s %s (%s)%n",
          rule.id(), rule.group().id(), rule.level(), rule.sentence(), rule.source());
    }
    out.flush();
  }

  void printForPrograms(List<Rule> rules) {
    out.println(JsonReportWriter.list(rules));
    out.flush();
  }

  void plan(RunReport report) {
    BigInteger worstCase = BigInteger.ZERO;
    for (PlannedRequest request : report.plan()) {
      BigInteger cost = isKnown(request) ? new BigInteger(request.cost()) : BigInteger.ZERO;
      BigInteger sum = worstCase.add(cost);
      boolean tooDear =
          cost.signum() > 0
              && report.spending().cap().filter(cap -> sum.compareTo(cap) > 0).isPresent();
      worstCase = tooDear ? worstCase : sum;
      out.printf(
          "%-40s %-12s  %s%s%n",
          request.id(), cost(request), request.title(), tooDear ? " (the cap leaves less)" : "");
    }
    boolean open = report.plan().stream().anyMatch(request -> !isKnown(request));
    out.printf(
        "The run costs at most %s%s.%n",
        Words.satoshis(worstCase),
        open
            ? ", plus requests that depend on the wallet's balance, as far as the cap allows"
            : "");
    announce(Words.target(report), report.plan(), report.spending());
  }

  private static boolean isKnown(PlannedRequest request) {
    return request.cost().matches("[0-9]+");
  }

  private static String cost(PlannedRequest request) {
    return isKnown(request) ? Words.satoshis(new BigInteger(request.cost())) : request.cost();
  }

  @Override
  public void planned(String target, List<PlannedRequest> plan, Spending spending) {
    planned = plan.size();
    if (!quiet) {
      announce(target, plan, spending);
    }
  }

  private void announce(String target, List<PlannedRequest> plan, Spending spending) {
    out.printf(
        "%d requests to %s; %s%n",
        plan.size(), PrintableText.onOneLine(target), Words.cap(spending));
    out.flush();
  }

  @Override
  public void answered(PlannedRequest request, String answer) {
    ended++;
    if (terminal.live() && !quiet && report == null) {
      String line = ended + "/" + planned + "  " + request.id() + ": " + answer;
      line = PrintableText.onOneLine(line);
      out.print(
          terminal.rewind() + line.substring(0, Math.min(line.length(), PROGRESS_CHARACTERS)));
      out.flush();
    }
  }

  @Override
  public void exploring(int count, long seed) {
    if (!quiet) {
      out.printf(
          Locale.ROOT, "%s%,d generated requests, of seed %d%n", terminal.rewind(), count, seed);
      out.flush();
    }
  }

  @Override
  public void explored(int sent, int of, int findings) {
    boolean tenth = (long) sent * TENTHS / of > (long) explored * TENTHS / of;
    explored = sent;
    if (quiet || report != null || !(terminal.live() || tenth)) {
      return;
    }
    String line =
        String.format(
            Locale.ROOT,
            "explored %,d of %,d requests, %d %s",
            sent,
            of,
            findings,
            findings == 1 ? "finding" : "findings");
    out.print(terminal.live() ? terminal.rewind() + line : line + System.lineSeparator());
    out.flush();
  }

  @Override
  public void finished(RunReport ended) {
    report = ended;
    print(ended);
  }

  private void print(RunReport report) {
    if (!quiet) {
      out.print(terminal.rewind());
      Conclusion conclusion = new Conclusion(report);
      report.results().stream().filter(Console::isRemarkable).forEach(this::print);
      notCovered(conclusion);
      out.print(ResultTable.of(report));
      out.println();
    }
    out.println(
        "Spending: " + Words.of(report.spending()) + ". Took " + Words.of(report.duration()) + ".");
    report
        .unreachable()
        .ifPresent(
            reason -> out.println(PrintableText.of("The target could not be tested: " + reason)));
    out.println(
        PrintableText.onOneLine(Words.target(report))
            + " is "
            + terminal.paint(colour(report.verdict()), Words.verdict(report))
            + ".");
    out.println(PrintableText.of(new Conclusion(report).explanation()));
    if (report.verdict() == Verdict.NOT_CONFORMANT) {
      report.noPayment().ifPresent(said -> out.println(PrintableText.onOneLine(said)));
    }
    out.flush();
  }

  /** The requests whose cost cannot be counted beforehand. */
  private static boolean isRemarkable(RuleResult result) {
    return result.outcome().compareTo(Outcome.WARNED) >= 0;
  }

  private void print(RuleResult result) {
    String outcome = String.format("%-13s", result.outcome().text());
    out.println(terminal.paint(colour(result.outcome()), outcome) + " " + result.rule().id());
    out.println(INDENT + result.rule().sentence());
    out.println(INDENT + PrintableText.of(result.reason()).replace("\n", "\n" + INDENT));
    int shown = result.isSequence() ? result.evidence().size() : 1;
    for (Evidence evidence :
        result.evidence().subList(0, Math.min(shown, result.evidence().size()))) {
      String curl = PrintableText.of(evidence.curl());
      out.println(INDENT + curl.replaceFirst("\ncurl", "\n" + INDENT + "curl"));
    }
  }

  private void notCovered(Conclusion conclusion) {
    if (conclusion.notCovered().isEmpty()) {
      return;
    }
    out.println(terminal.paint(Colour.BOLD, "What this verdict does not cover"));
    conclusion
        .notCovered()
        .forEach(
            (reason, results) -> {
              out.println("  " + PrintableText.onOneLine(reason) + ":");
              out.println("    " + Conclusion.rules(reason, results, UnaryOperator.identity()));
            });
  }

  /** Says why a run fails although no rule is broken. */
  void notFull() {
    out.println(
        Setting.REQUIRE_FULL.flag() + " requires every MUST to be exercised, so this run fails.");
    out.flush();
  }

  @Override
  public void written(List<Path> files) {
    if (!quiet) {
      files.forEach(file -> out.println("Report: " + file));
      out.flush();
    }
  }

  @Override
  public void notWritten(String problem) {
    err.println(
        "Reports are missing: "
            + problem
            + "; "
            + Setting.REPORT_DIR.flag()
            + " says where they go");
    err.flush();
  }

  private static Colour colour(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> Colour.GREEN;
      case NOT_EXERCISED -> Colour.GREY;
      case WARNED, EXCUSED -> Colour.YELLOW;
      case FAILED -> Colour.RED;
      case ERROR -> Colour.MAGENTA;
    };
  }

  private static Colour colour(Verdict verdict) {
    return switch (verdict) {
      case CONFORMANT -> Colour.GREEN;
      case CONFORMANT_EXCEPT,
          CONFORMANT_AS_FAR_AS_EXERCISED,
          CONFORMANT_AS_FAR_AS_EXERCISED_EXCEPT ->
          Colour.YELLOW;
      case NOT_CONFORMANT -> Colour.RED;
      case NOT_TESTED -> Colour.MAGENTA;
    };
  }
}
