package dev.keysend.conformance.excuse;

import dev.keysend.conformance.report.ExpectedFailure;
import dev.keysend.conformance.report.ExpectedFailure.State;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.setting.LikelyName;
import dev.keysend.conformance.setting.Setting;
import dev.keysend.conformance.setting.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of expected failures, one per line: {@code RULE: REASON} or {@code RULE until YYYY-MM-DD:
 * REASON}. Empty lines and lines that begin with a number sign are ignored.
 */
final class ExpectedFailuresFile {
  private static final Pattern LINE = Pattern.compile("(\\S+?)(?:\\s+until\\s+(\\S+?))?\\s*:(.*)");
  private static final long MAX_BYTES = 1024L * 1024;

  private final Path file;

  ExpectedFailuresFile(Path file) {
    this.file = file;
  }

  List<ExpectedFailure> read(List<Rule> rules) {
    List<String> ids = rules.stream().map(Rule::id).toList();
    List<ExpectedFailure> expected = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    int number = 0;
    for (String text : lines()) {
      number++;
      String line = text.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      ExpectedFailure each = read(line, number, ids);
      Integer before = seen.put(each.rule(), number);
      if (before != null) {
        throw problem(number, "names " + each.rule() + ", as line " + before + " does");
      }
      expected.add(each);
    }
    return expected;
  }

  private List<String> lines() {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new UsageException(flag() + ": " + file + " is longer than a megabyte");
      }
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UsageException(flag() + ": " + file + " cannot be read as UTF-8 text (" + e + ")");
    }
  }

  private ExpectedFailure read(String line, int number, List<String> ids) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw problem(number, "must be RULE: REASON, or RULE until YYYY-MM-DD: REASON");
    }
    String rule = matcher.group(1);
    if (!ids.contains(rule)) {
      throw problem(
          number,
          "names "
              + rule
              + ", which is not a rule"
              + LikelyName.of(rule, ids).map(id -> "; did you mean " + id + "? ").orElse("; ")
              + Setting.LIST.flag()
              + " shows all");
    }
    String reason = matcher.group(3).strip();
    if (reason.isEmpty()) {
      throw problem(number, "gives no reason for " + rule + "; write one after the colon");
    }
    return new ExpectedFailure(
        rule,
        reason,
        Optional.ofNullable(matcher.group(2)).map(day -> day(day, number)),
        file + ", line " + number,
        State.UNKNOWN);
  }

  private LocalDate day(String text, int number) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw problem(number, "has the date \"" + text + "\"; it must be one such as 2027-01-31");
    }
  }

  private UsageException problem(int line, String problem) {
    return new UsageException(flag() + ": " + file + ", line " + line + " " + problem);
  }

  private static String flag() {
    return Setting.EXPECTED_FAILURES.flag();
  }
}
