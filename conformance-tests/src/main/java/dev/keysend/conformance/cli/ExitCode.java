package dev.keysend.conformance.cli;

import dev.keysend.conformance.report.Verdict;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The meanings of the command's exit codes. */
final class ExitCode {
  static final int CONFORMANT = 0;
  static final int NOT_CONFORMANT = 1;
  static final int USAGE = 2;
  static final int NOT_TESTED = 3;

  /** Every code, and what it says. */
  static final Map<String, String> MEANINGS = meanings();

  private ExitCode() {}

  private static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    meanings.put(
        Integer.toString(CONFORMANT),
        "Conformant, as far as exercised, or except for expected failures.");
    meanings.put(
        Integer.toString(NOT_CONFORMANT),
        "Not conformant, or the server keeps a rule that was expected to fail, or an expected"
            + " failure has expired.");
    meanings.put(Integer.toString(USAGE), "Wrong usage; nothing was sent.");
    meanings.put(
        Integer.toString(NOT_TESTED),
        "The target could not be tested. Or the kit failed, or could not write its reports.");
    meanings.put(
        "130, 143",
        "Interrupted, for example by Ctrl-C, or terminated; the reports say what the"
            + " kit knew by then.");
    return Collections.unmodifiableMap(meanings);
  }

  static int of(Verdict verdict, boolean requireFull) {
    if (verdict.isSuccess(requireFull)) {
      return CONFORMANT;
    }
    return verdict == Verdict.NOT_TESTED ? NOT_TESTED : NOT_CONFORMANT;
  }
}
