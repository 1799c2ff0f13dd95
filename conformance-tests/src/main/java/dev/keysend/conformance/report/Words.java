package dev.keysend.conformance.report;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Texts and figures of a report, for people. */
public final class Words {
  /** A headline has no room for more. */
  private static final int MOST_NAMED = 3;

  private static final int MOST_OF_TEXT = 300;

  private Words() {}

  /** The target, and what it runs if that is known: {@code http://127.0.0.1:8080 (node 2.1)}. */
  public static String target(
      String url, Optional<String> implementation, Optional<String> version) {
    return implementation
        .map(name -> url + " (" + name + version.map(text -> " " + text).orElse("") + ")")
        .orElse(url);
  }

  /** The target of a report, and what it runs, if known. */
  public static String target(RunReport report) {
    return target(report.target(), report.implementation(), report.implementationVersion());
  }

  /** The verdict of a report, and what is excused: {@code conformant except success-schema}. */
  public static String verdict(RunReport report) {
    if (!report.verdict().isExcept()) {
      return report.verdict().text();
    }
    List<String> ids = report.excused().stream().map(result -> result.rule().id()).toList();
    return report.verdict().text()
        + " "
        + String.join(", ", ids.subList(0, Math.min(MOST_NAMED, ids.size())))
        + (ids.size() > MOST_NAMED ? " and " + (ids.size() - MOST_NAMED) + " more" : "");
  }

  /** A duration, such as {@code 0.42 s} or {@code 3 min 7 s}. */
  public static String of(Duration duration) {
    return duration.toMinutes() > 0
        ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
        : String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
  }

  /** What the run cost according to the target, what it could have cost, and the cap. */
  public static String of(Spending spending) {
    return satoshis(spending.paid())
        + " reported as paid"
        + (spending.fees().signum() > 0
            ? " and " + satoshis(spending.fees()) + " in named fees"
            : "")
        + (spending.beyond().signum() > 0
            ? ", "
                + satoshis(spending.beyond())
                + " taken in addition (fees that no response names, payments whose response was lost, or other users"
                + " of the wallet)"
            : "")
        + ", at most "
        + satoshis(spending.most())
        + " (every request sent, including refused ones)"
        + (spending.feesOpen() ? " plus network fees that nothing has shown" : "")
        + ", "
        + cap(spending);
  }

  /** The cap, if there is one. */
  public static String cap(Spending spending) {
    return spending
        .cap()
        .map(cap -> "cap " + satoshis(cap))
        .orElse("no cap, because no money is real");
  }

  /** An amount with its unit and thousands set apart. */
  public static String satoshis(BigInteger amount) {
    return String.format(
        Locale.ROOT, amount.equals(BigInteger.ONE) ? "%d sat" : "%,d sats", amount);
  }

  /** The start of a text that may be long. */
  public static String start(String text) {
    return text.length() <= MOST_OF_TEXT ? text : text.substring(0, MOST_OF_TEXT) + "…";
  }

  /** How much of the contract was exercised. */
  public static String coverage(RunReport report, Conclusion conclusion) {
    return conclusion.exercisedParts() + " of " + report.coverage().size();
  }
}
