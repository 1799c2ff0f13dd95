package dev.keysend.conformance.rule.answer;

import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.rule.check.Check;
import dev.keysend.conformance.rule.check.Diagnosis;
import dev.keysend.conformance.rule.check.Judgement;
import dev.keysend.conformance.run.observation.Observation;
import dev.keysend.conformance.run.observation.Observations;
import dev.keysend.contract.Authority;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Only the response to a payment may show internals of the server, such as its stack, files or SQL.
 */
final class InternalsCheck implements Check {
  private static final Rule RULE =
      new Rule(
          "failure-hides-internals",
          Group.FAILURE,
          Authority.GOOD_PRACTICE,
          "No refusal or error shows a stack trace, a source file or an SQL statement.",
          "good practice for errors, CWE-209");

  /** Patterns of stack traces, source files and SQL, in the common languages of servers. */
  private static final Pattern INTERNALS =
      Pattern.compile(
          "\\bat [\\w.$<>/@]+\\([^)\\n"
              + "]{0,200}\\)|Traceback \\(most recent call last\\)|\\bgoroutine [0-9]+"
              + " \\[|#[0-9]{1,3} (?:/|\\{main}|\\[internal)"
              + "|\\\"(?:stack-?trace|stack|trace)\\\"\\s*:\\s*[\\[\"]|[\\w./\\\\-]+[.](?:php|java|kt|py|rb|go|rs|js|ts|cs)(?::|\\(|,"
              + " line |\" ?, ?line )[0-9]+"
              + "|(?:/var/|/usr/|/home/|/srv/|/app/|/opt/|[A-Z]:\\\\)[\\w./\\\\-]+[.](?:php|java|kt|py|rb|go|rs|js|ts|cs)\\b"
              + "|SQLSTATE\\[|(?i:\\bselect\\b[^\"\\n"
              + "]{1,300}\\bfrom\\b[^\"\\n"
              + "]{1,300}\\bwhere\\b|\\binsert\\s+into\\s+[\\w`.\"]+\\s*\\("
              + "|\\bupdate\\s+[\\w`.]+\\s+set\\s+[\\w`.]+\\s*="
              + "|\\bdelete\\s+from\\s+[\\w`.]+\\s+where\\b)");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public boolean needs(Probe probe) {
    return true;
  }

  @Override
  public Judgement judge(Observations seen) {
    List<Observation> failures =
        seen.where(each -> each.exchange().answer().isPresent() && !each.paid());
    return failures.isEmpty()
        ? Diagnosis.notExercised(this, seen, "there was no refusal and no error")
        : Judgement.of(
            failures,
            failure ->
                shown(failure).map(text -> "HTTP " + failure.status() + " shows \"" + text + "\""));
  }

  /** A response may repeat what its request contained. */
  private static Optional<String> shown(Observation failure) {
    String text = failure.exchange().answer().orElseThrow().body().text().replace("\\/", "/");
    String asked = failure.exchange().call().body().text();
    Matcher matcher = INTERNALS.matcher(text);
    while (matcher.find()) {
      if (!asked.contains(matcher.group())) {
        return Optional.of(matcher.group());
      }
    }
    return Optional.empty();
  }
}
