package dev.keysend.conformance.excuse;

import dev.keysend.conformance.report.ExpectedFailure;
import dev.keysend.conformance.report.ExpectedFailure.State;
import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.PrintableText;
import dev.keysend.conformance.report.RuleResult;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.report.Verdict;
import dev.keysend.conformance.setting.RunSettings;
import dev.keysend.conformance.setting.Setting;
import dev.keysend.conformance.setting.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes the failures of a run into a file that the next run can expect. Keeps reasons and dates
 * that the file already has, removes rules that the target kept, and adds new failures without a
 * reason.
 */
public final class NewExpectedFailures {
  private static final int MOST_CHARACTERS = 100;

  private NewExpectedFailures() {}

  /**
   * Refuses a file that cannot be written, before the run spends money.
   *
   * @throws UsageException if it cannot
   */
  public static void prepare(RunSettings settings) {
    Optional<Path> file = file(settings);
    if (file.isPresent()) {
      Path directory = file.get().toAbsolutePath().getParent();
      if (directory == null || !Files.isWritable(directory) || Files.isDirectory(file.get())) {
        throw new UsageException(
            Setting.WRITE_EXPECTED_FAILURES.flag()
                + ": "
                + file.get()
                + " cannot be written; name a file in an existing directory");
      }
    }
  }

  /**
   * Writes the file, if the settings ask for one and the run has a verdict about its target.
   *
   * @return the file, if it was written
   * @throws IOException if it cannot be written
   */
  public static Optional<Path> write(RunSettings settings, RunReport report) throws IOException {
    Optional<Path> file = file(settings).filter(each -> report.verdict() != Verdict.NOT_TESTED);
    if (file.isPresent()) {
      Path unfinished = file.get().resolveSibling(file.get().getFileName() + ".tmp");
      Files.writeString(unfinished, text(report));
      Files.move(unfinished, file.get(), StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  private static Optional<Path> file(RunSettings settings) {
    return settings.path(Setting.WRITE_EXPECTED_FAILURES);
  }

  static String text(RunReport report) {
    Map<String, ExpectedFailure> known =
        report.expectedFailures().stream()
            .collect(Collectors.toMap(ExpectedFailure::rule, Function.identity()));
    StringBuilder text = new StringBuilder();
    text.append(
        "# Rules that are known to be broken. RULE: REASON, or RULE until YYYY-MM-DD: REASON\n");
    for (RuleResult result : report.results()) {
      String rule = result.rule().id();
      ExpectedFailure before = known.get(rule);
      if (before != null && before.state() != State.KEPT) {
        text.append(line(before));
      } else if (result.outcome() == Outcome.FAILED) {
        text.append(rule).append(": not explained yet; ").append(found(result)).append('\n');
      }
    }
    report.expectedFailures().stream()
        .filter(
            each -> report.results().stream().noneMatch(one -> one.rule().id().equals(each.rule())))
        .forEach(each -> text.append(line(each)));
    return text.toString();
  }

  /** A date that has passed is removed, so that the change is visible in the file. */
  private static String line(ExpectedFailure each) {
    Optional<LocalDate> until = each.until().filter(day -> each.state() != State.EXPIRED);
    return each.rule() + until.map(day -> " until " + day).orElse("") + ": " + each.reason() + "\n";
  }

  private static String found(RuleResult result) {
    String first = PrintableText.onOneLine(result.reason().lines().findFirst().orElse(""));
    return first.length() <= MOST_CHARACTERS ? first : first.substring(0, MOST_CHARACTERS) + "…";
  }
}
