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
    return switch (verdict) {
      case CONFORMANT -> CONFORMANT;
      case CONFORMANT_AS_FAR_AS_EXERCISED -> requireFull ? NOT_CONFORMANT : CONFORMANT;
      case NOT_CONFORMANT -> NOT_CONFORMANT;
      case NOT_TESTED -> NOT_TESTED;
    };
  }
}
