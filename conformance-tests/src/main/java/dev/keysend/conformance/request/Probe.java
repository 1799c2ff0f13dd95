package dev.keysend.conformance.request;

import java.util.List;
import java.util.function.Predicate;

/**
 * One request of the plan.
 *
 * @param id stable name, unique in the plan
 * @param title what it is, for people, such as "a payment without an amount"
 * @param kind what a correct server does with it
 * @param exercises the parts of the contract that it puts to the test beside those that every
 *     request does, as JSON pointers
 * @param meaning what it plainly means, if the contract forbids it
 * @param draft makes the request, of what is known by then
 */
public record Probe(
    String id, String title, Kind kind, List<String> exercises, Meaning meaning, Maker draft) {
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

  /** Whether its cost is open, as far as nothing is known yet. */
  boolean isOpen() {
    return isSo(Draft::isOpen);
  }

  /** Whether it may cost all that the wallet holds, as far as nothing is known yet. */
  public boolean mayCostAll() {
    return isSo(Draft::mayCostAll);
  }

  private boolean isSo(Predicate<Draft> what) {
    try {
      return what.test(draft.make(Known.NOTHING));
    } catch (NotPossibleException e) {
      return false;
    }
  }

  /** A request that means what it says, or nothing plain. */
  public Probe(String id, String title, Kind kind, List<String> exercises, Maker draft) {
    this(id, title, kind, exercises, Meaning.NONE, draft);
  }

  /** Copies what it is given. */
  public Probe {
    exercises = List.copyOf(exercises);
  }
}
