package dev.keysend.conformance.request;

import dev.keysend.conformance.rule.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One request of the plan.
 *
 * @param id stable name, unique in the plan
 * @param title what it is, for people, such as "a payment without an amount"
 * @param kind what a correct server does with it
 * @param rule the rule that it is sent for, which other requests of its kind may share; empty if it
 *     is there for rules that compare requests, or that look at answers
 * @param exercises the parts of the contract that it tests in addition to those that every request
 *     tests, as JSON pointers
 * @param meaning what it plainly means, if the contract forbids it
 * @param draft makes the request, of what is known by then
 */
public record Probe(
    String id,
    String title,
    Kind kind,
    Optional<Rule> rule,
    List<String> exercises,
    Meaning meaning,
    Maker draft) {
  private static final Pattern FIELD = Pattern.compile("/properties/([^/]+)");

  /** Makes a request of what is known by then. */
  @FunctionalInterface
  public interface Maker {
    /**
     * Makes the request.
     *
     * @throws NotPossibleException if what is known does not allow it
     */
    Draft make(Known known) throws NotPossibleException;
  }

  /** Makes defensive copies. */
  public Probe {
    exercises = List.copyOf(exercises);
  }

  /** A valid request that is not sent for its own rule. */
  public Probe(String id, String title, Kind kind, Maker draft) {
    this(id, title, kind, Optional.empty(), List.of(), Meaning.NONE, draft);
  }

  /** A request that means what it says, and is sent for a rule. */
  Probe(String id, String title, Kind kind, Rule rule, Maker draft) {
    this(id, title, kind, Optional.of(rule), List.of(), Meaning.NONE, draft);
  }

  /** A rule's sentence about one request: its title, and what is to come of it. */
  static String sentence(String title, String what) {
    return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1) + " " + what + ".";
  }

  /** The field that a server ignores which pays the request as it is meant, if it is meant so. */
  public Optional<String> ignoredField() {
    return meaning.words().equals(Meaning.LEFT_OUT)
        ? exercises.stream()
            .flatMap(pointer -> FIELD.matcher(pointer).results())
            .map(found -> found.group(1))
            .findFirst()
        : Optional.empty();
  }

  /** Whether its cost is open, as far as nothing is known yet. */
  boolean isOpen() {
    return isSo(Draft::isOpen);
  }

  /** Whether it may cost all that the wallet holds, as far as nothing is known yet. */
  public boolean mayCostAll() {
    return isSo(Draft::mayCostAll);
  }

  /**
   * Whether it says little without an earlier payment: the target may pay nothing at all, or only a
   * payment shows what the request asks for.
   */
  boolean buildsOnPayment() {
    return kind.isPaid()
        || (!isSo(draft -> true, Known.NOTHING) && isSo(draft -> true, Known.A_PAYMENT));
  }

  private boolean isSo(Predicate<Draft> what) {
    return isSo(what, Known.NOTHING);
  }

  private boolean isSo(Predicate<Draft> what, Known known) {
    try {
      return what.test(draft.make(known));
    } catch (NotPossibleException e) {
      return false;
    }
  }
}
