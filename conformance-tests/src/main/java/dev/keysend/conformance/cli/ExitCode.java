package dev.keysend.conformance.cli;

import dev.keysend.conformance.report.Verdict;

/** What the command's exit code says. */
final class ExitCode {
  static final int CONFORMANT = 0;
  static final int NOT_CONFORMANT = 1;
  static final int USAGE = 2;
  static final int NOT_TESTED = 3;

  private ExitCode() {}

  static int of(Verdict verdict, boolean requireFull) {
    if (verdict.isSuccess(requireFull)) {
      return CONFORMANT;
    }
    return verdict == Verdict.NOT_TESTED ? NOT_TESTED : NOT_CONFORMANT;
  }
}
