package dev.keysend.conformance.cli;

import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.PrintableText;
import dev.keysend.conformance.report.file.ReportDifference;
import dev.keysend.conformance.report.file.ReportDifference.Change;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The subcommand {@code diff}: which results differ between two runs. */
final class DiffCommand {
  static final String NAME = "diff";

  private static final int WORSE = 1;

  private DiffCommand() {}

  static CommandSpec spec() {
    CommandSpec spec = HelpFlags.addTo(CommandSpec.create().name(NAME));
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("0", "No result got worse.");
    codes.put(Integer.toString(WORSE), "A result got worse.");
    codes.put(Integer.toString(ExitCode.USAGE), "Wrong usage, or a file is not a report.");
    spec.usageMessage()
        .description(
            "Shows the rules whose results differ between two runs, and whether any result got"
                + " worse. A rule that is missing from a run counts as not exercised there.")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(codes);
    spec.addPositional(file("0", "OLD.json", "report.json of the older run."));
    spec.addPositional(file("1", "NEW.json", "report.json of the newer run."));
    return spec;
  }

  private static PositionalParamSpec file(String index, String label, String description) {
    return PositionalParamSpec.builder()
        .index(index)
        .type(Path.class)
        .required(true)
        .paramLabel(label)
        .description(description)
        .build();
  }

  static int run(CommandLine command, ParseResult parsed) {
    Integer help = CommandLine.executeHelpRequest(parsed);
    if (help != null) {
      return help;
    }
    Path older = parsed.matchedPositionalValue(0, Path.of(""));
    Path newer = parsed.matchedPositionalValue(1, Path.of(""));
    try {
      ReportDifference difference = ReportDifference.of(older, newer);
      print(difference, command.getOut());
      return difference.isWorse() ? WORSE : 0;
    } catch (NoSuchFileException e) {
      command.getErr().println(e.getFile() + " is not there");
    } catch (IOException e) {
      command.getErr().println(e.getMessage());
    }
    command.getErr().flush();
    return ExitCode.USAGE;
  }

  private static void print(ReportDifference difference, PrintWriter out) {
    for (Change change : difference.changes()) {
      out.printf(
          "%-7s %-6s %s: %s, was %s%n",
          change.isWorse() ? "worse" : change.isBetter() ? "better" : "changed",
          PrintableText.onOneLine(change.level()),
          PrintableText.onOneLine(change.rule()),
          text(change.after()),
          text(change.before()));
    }
    long worse = difference.changes().stream().filter(Change::isWorse).count();
    out.printf(
        "%d changed, %d of them got worse. The verdict is %s%s.%n",
        difference.changes().size(),
        worse,
        PrintableText.onOneLine(difference.after()),
        difference.after().equals(difference.before())
            ? ", as before"
            : ", and was " + PrintableText.onOneLine(difference.before()));
    out.flush();
  }

  private static String text(Optional<Outcome> outcome) {
    return outcome.map(Outcome::text).orElse("not in the run");
  }
}
