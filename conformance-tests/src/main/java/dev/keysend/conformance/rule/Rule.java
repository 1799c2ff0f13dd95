package dev.keysend.conformance.rule;

import dev.keysend.contract.Authority;
import dev.keysend.contract.Level;
import java.util.regex.Pattern;

/**
 * One promise that a server keeps or breaks. A rule is data: nothing about it depends on its check.
 *
 * @param id stable name, unique in the kit: words of lower-case letters and digits, joined by
 *     hyphens
 * @param group the subject it belongs to
 * @param authority the authority that decides its level
 * @param sentence the promise, in one sentence
 * @param source where the promise comes from
 * @param onlyShould how a server can break a MUST so that only a SHOULD is broken, such as {@code
 *     paid as {"65537":"5"}}; empty if it cannot
 */
public record Rule(
    String id,
    Group group,
    Authority authority,
    String sentence,
    String source,
    String onlyShould) {
  /** The source of what the endpoint's own documentation says. */
  public static final String KEYSEND_DOCUMENTATION = "keysend documentation";

  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** Refuses an id that reports or command lines could not contain. */
  public Rule {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "The rule id \"" + id + "\" must be lower-case words joined by hyphens");
    }
    if (sentence.isBlank() || source.isBlank()) {
      throw new IllegalArgumentException("The rule " + id + " needs a sentence and a source");
    }
  }

  /** A rule with the same level however it is broken. */
  public Rule(String id, Group group, Authority authority, String sentence, String source) {
    this(id, group, authority, sentence, source, "");
  }

  /** How binding it is: a broken MUST fails the run, a broken SHOULD is a warning. */
  public Level level() {
    return authority.level();
  }
}
