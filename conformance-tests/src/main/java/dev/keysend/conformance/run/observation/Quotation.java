package dev.keysend.conformance.run.observation;

import dev.keysend.conformance.report.PrintableText;
import dev.keysend.conformance.wire.secret.Redactor;

/** Quotes the target in a sentence: masked, on one line, printable and short. */
final class Quotation {
  private static final int MAX_CHARACTERS = 120;

  /**
   * How much is masked, in addition to the length of a secret. Masking takes time, and the rest is
   * not shown.
   */
  private static final int MAX_MASKED = 8 * MAX_CHARACTERS;

  private Quotation() {}

  /** Cuts after masking, because a cut may leave half a secret. */
  static String of(String text, Redactor redactor) {
    int mostMasked = MAX_MASKED + redactor.longestSecret();
    boolean isLong = text.length() > mostMasked;
    String masked = redactor.mask(isLong ? text.substring(0, mostMasked) : text);
    if (isLong) {
      masked = masked.substring(0, Math.max(0, masked.length() - redactor.longestSecret()));
    }
    String printable = PrintableText.onOneLine(masked);
    return isLong || printable.length() > MAX_CHARACTERS
        ? printable.substring(0, Math.min(MAX_CHARACTERS, printable.length())) + "…"
        : printable;
  }
}
